import type { Campaign } from './campaign.ts'
import type { ClaimList } from './claim.ts'
import type { Recommendation } from './recommendation.ts'
import type { SignatoryList } from './signatory.ts'
import type { Source } from './source.ts'

/** What an edition says, without the texts themselves and without what the inventory says of it. */
export interface EditionRecords {
  readonly campaign: Campaign
  readonly sources: readonly Source[]
  readonly signatories: SignatoryList
  readonly recommendations: readonly Recommendation[]
  /** Null where claims were not recorded: that says nothing of what the sources claim. */
  readonly claims: ClaimList | null
}

/**
 * Something in an edition that does not hold. `path` is the logical path of the file, `message` names the record and the cause.
 * `code` is stable: programs may rely on it, people read the message.
 */
export interface EditionProblem {
  readonly code:
    | 'input-malformed'
    | 'quote-unresolved'
    | 'span-mismatch'
    | 'source-unknown'
    | 'value-unsupported'
    | 'blocks-broken'
    | 'text-not-canonical'
    | 'id-repeated'
    | 'signatory-broken'
    | 'recommendation-broken'
    | 'campaign-broken'
    | 'claim-broken'
    | 'file-altered'
  readonly path: string
  readonly message: string
}
