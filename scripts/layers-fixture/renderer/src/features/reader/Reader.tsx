export function Reader() {
  return <main />
}
