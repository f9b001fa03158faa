/** What of a note stands in a briefing: its quotation, that with the comment under it, the comment alone, or a reference to the place. */
export const NOTE_FORMS = ['quotation', 'quotation-comment', 'comment', 'reference'] as const

/** How Markdown is written: CommonMark with GFM footnotes, for Pandoc, or for Obsidian. */
export const MARKDOWN_PROFILES = ['plain', 'pandoc', 'obsidian'] as const
export type MarkdownProfile = (typeof MARKDOWN_PROFILES)[number]

export const CITATION_STYLES = ['short', 'chicago', 'apa'] as const
