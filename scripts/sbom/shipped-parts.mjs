/** @import { BundledPackage } from '../licences/packages.mjs' */

/**
 * A bill of materials in CycloneDX, as far as it is read here: https://cyclonedx.org/docs/1.5/json/
 * @typedef {{ name: string, version: string, 'bom-ref': string, type: string }} Component
 * @typedef {{ ref: string, dependsOn?: string[] }} Dependency
 * @typedef {{ serialNumber?: string, metadata: { timestamp?: string, component: Component }, components: Component[], dependencies: Dependency[] }} Bom
 */

/**
 * Of the bill of everything that is installed, what is handed to people: the packages that stand in the bundles, and Electron. Its
 * own number and the time are left out, so that the same commit gives the same bill.
 * @param {Bom} bom by `npm sbom`
 * @param {readonly Pick<BundledPackage, 'name' | 'version'>[]} packages in the bundles
 * @param {string} electron its version
 * @returns {Bom}
 */
export function shippedParts({ serialNumber: _number, metadata: { timestamp: _time, ...metadata }, ...bom }, packages, electron) {
  const shipped = new Set([...packages, { name: 'electron', version: electron }].map(({ name, version }) => `${name}@${version}`))
  const components = bom.components.filter(({ name, version }) => shipped.has(`${name}@${version}`))
  const unknown = [...shipped].filter((id) => !components.some(({ name, version }) => `${name}@${version}` === id))
  if (unknown.length > 0) throw new Error(`npm sbom does not list ${unknown.join(', ')}, which the program has in it`)
  const own = { ...metadata.component, type: 'application', name: 'campaign-archive' }
  const refs = new Set([own['bom-ref'], ...components.map((component) => component['bom-ref'])])
  const dependencies = bom.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((other) => refs.has(other)) }))
  return { ...bom, metadata: { ...metadata, component: own }, components, dependencies }
}
