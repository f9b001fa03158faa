import { ConcreteHyperlink, type IContext, type ParagraphChild } from 'docx'
import { LINK_SCHEME } from '../../links/deep-link.ts'

const HYPERLINK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink'

/** All that may stand in an address as it is (RFC 3986, 2.2 and 2.3), but for brackets, which only an address of numbers has. */
const NOT_URI = /[^A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]|%(?![0-9A-Fa-f]{2})/gu
const FOLLOWABLE = new RegExp(`^(?:https?://[A-Za-z0-9.-]+(?::\\d{1,5})?(?:[/?#].*)?|mailto:[^?#]+.*|${LINK_SCHEME}://.+)$`, 'iu')

function encode(sign: string): string {
  // A half of a character has no bytes.
  return encodeURIComponent(/\p{Surrogate}/u.test(sign) ? '\ufffd' : sign)
}

/** An address as a Word file may hold it: Word calls a file damaged where an address is none. Null where it cannot be made one. */
export function wordAddress(url: string): string | null {
  const [before = '', ...after] = url.replace(NOT_URI, encode).split('#')
  const address = after.length === 0 ? before : `${before}#${after.join('%23')}`
  return FOLLOWABLE.test(address) && address.length <= 2_000 ? address : null
}

/** A link to the outside under an id that is given: the library's own link draws one by chance, and the same briefing would give another file each time. */
export class WordLink extends ConcreteHyperlink {
  readonly #address: string

  constructor(children: readonly ParagraphChild[], id: string, address: string) {
    super(children, id)
    this.#address = address
  }

  override prepForXml(context: IContext): ReturnType<ConcreteHyperlink['prepForXml']> {
    context.viewWrapper.Relationships.addRelationship(this.linkId, HYPERLINK, this.#address, 'External')
    return super.prepForXml(context)
  }
}
