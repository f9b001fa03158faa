/** Something in a bag that BagIt forbids (an error) or advises against (a warning). `path` is relative to the bag, with "/". */
export interface BagProblem {
  readonly code:
    | 'declaration'
    | 'version'
    | 'encoding'
    | 'byte-order-mark'
    | 'payload-missing'
    | 'manifest-missing'
    | 'manifest-malformed'
    | 'algorithm'
    | 'path-out-of-scope'
    | 'path-relative'
    | 'path-normalisation'
    | 'path-case'
    | 'path-system-file'
    | 'checksum-tool-style'
    | 'listed-twice'
    | 'file-missing'
    | 'file-extra'
    | 'file-not-fetched'
    | 'fetch-malformed'
    | 'digest'
    | 'payload-oxum'
    | 'bag-info'
    | 'link'
  readonly path: string
  readonly message: string
}

export interface BagReport {
  error(code: BagProblem['code'], path: string, message: string): void
  warning(code: BagProblem['code'], path: string, message: string): void
}
