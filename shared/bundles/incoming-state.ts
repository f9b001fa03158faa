/** What becomes of one note or briefing when changes are taken in. */
export type IncomingState =
  | 'new'
  /** It says the same afterwards; older versions of it may come with it. */
  | 'same'
  | 'changed'
  /** The same words were changed here and there: both stay until somebody decides. */
  | 'conflicting'
  /** It was removed for good here, and is not taken in again. */
  | 'gone'
  /** The change that made it is neither here nor there: it is kept, and shown once that has come. */
  | 'incomplete'
