import type { Report } from './inspect-paths.ts'
import type { Inventory, InventoryVersion } from './inventory.ts'

/** Whether all content of `digest` in one inventory is content of `other` in another; for inventories with different algorithms. */
function sameContent(digest: string, inA: Inventory, other: string, inB: Inventory): boolean {
  if (inA.algorithm === inB.algorithm) return digest === other || digest.toLowerCase() === other.toLowerCase()
  const paths = new Set(inB.manifest.get(other) ?? [])
  return (inA.manifest.get(digest) ?? []).every((path) => paths.has(path))
}

function differenceOfStates(a: InventoryVersion, inA: Inventory, b: InventoryVersion, inB: Inventory): string | null {
  for (const [path, digest] of a.state) {
    const other = b.state.get(path)
    if (other === undefined) return `"${path}" is in this one only`
    if (!sameContent(digest, inA, other, inB)) return `"${path}" has other content`
  }
  for (const path of b.state.keys()) if (!a.state.has(path)) return `"${path}" is not in this one`
  return null
}

/** Holds what the inventory of an earlier version says against what that of the object says (OCFL 1.1, 3.7). */
export function compareInventories(prior: Inventory, name: string, whole: Inventory, report: Report): void {
  if (prior.id !== whole.id) {
    const message = `its id is "${prior.id}", and that of the object "${whole.id}"`
    // Its number in 1.1, and the one under which the published objects have it.
    report('E110', message)
    report('E037', message)
  }
  if (prior.head !== name) report('E040', `its head is ${prior.head}, and it stands in ${name}`)
  if (prior.contentDirectory !== whole.contentDirectory) {
    const message = `its content folder is "${prior.contentDirectory}", and that of the object "${whole.contentDirectory}"`
    report('E019', message)
    report('E020', message)
  }
  for (const [earlier, version] of prior.versions) {
    const now = whole.versions.get(earlier)
    const difference = now === undefined ? `the object has no version ${earlier}` : differenceOfStates(version, prior, now, whole)
    if (now === undefined || difference !== null)
      report('E066', `it says of version ${earlier} something else than the inventory of the object: ${difference ?? ''}`)
    else if (
      version.created !== now.created ||
      version.message !== now.message ||
      version.user?.name !== now.user?.name ||
      version.user?.address !== now.user?.address
    )
      report('W011', `it names another time, message or user for version ${earlier} than the inventory of the object`)
  }
}
