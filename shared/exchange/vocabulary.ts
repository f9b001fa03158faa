/** The context of the W3C, by its IRI (Web Annotation Data Model, 3.1). It is a name: nothing is fetched. */
export const ANNOTATION_CONTEXT = 'http://www.w3.org/ns/anno.jsonld'

/** What the model has no word for. The address is a name and leads nowhere. */
export const OWN_TERMS = 'campaign-archive://terms#'

/** The contexts of a file that this program writes. Former passages stand in order, so they are a list and not a set. */
export const OWN_CONTEXT = [
  ANNOTATION_CONTEXT,
  {
    ca: OWN_TERMS,
    'ca:formerTargets': { '@container': '@list' },
  },
] as const

export const terms = {
  textSha512: 'ca:textSha512',
  textState: 'ca:TextState',
  occurrences: 'ca:occurrences',
  colour: 'ca:colour',
  meaning: 'ca:meaning',
  meanings: 'ca:meanings',
  status: 'ca:status',
  trashedAt: 'ca:trashedAt',
  formerTargets: 'ca:formerTargets',
  staysFor: 'ca:staysFor',
  /** True of a note that is not to be handed on. */
  private: 'ca:private',
  /** True of a collection that may hold such notes. */
  internal: 'ca:internal',
  /** Where a note of another program stands in this archive, beside the place that the other program named. */
  standsOn: 'ca:standsOn',
  /** When an annotation without a date of its own became a note. */
  broughtIn: 'ca:broughtIn',
} as const
