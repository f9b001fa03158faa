/** A fault of a file: where it is (`$.first.items[3].target.selector.start`) and what is wrong there, in plain words. */
export interface Fault {
  readonly path: string
  readonly reason: string
}

/** The path of a property or of a place in a list. Names that are no plain word are written in brackets (RFC 9535, 2.7). */
export function pathTo(parent: string, part: string | number): string {
  if (typeof part === 'number') return `${parent}[${part}]`
  return /^[A-Za-z_]\w*$/.test(part) ? `${parent}.${part}` : `${parent}[${JSON.stringify(part)}]`
}
