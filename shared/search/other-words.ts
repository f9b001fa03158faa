/** Words and phrases that mean the same in this campaign: looking for one of them finds them all. As a person wrote them. */
export type OtherWords = readonly string[]
