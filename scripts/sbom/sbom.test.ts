import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { npmSbom } from './npm-sbom.mjs'
import { type Bom, shippedParts } from './shipped-parts.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const packages = [
  { name: 'react', version: versionOf('react') },
  { name: 'vite', version: versionOf('vite') },
]

function versionOf(name: string): string {
  const manifest: { readonly version: string } = JSON.parse(
    readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'),
  )
  return manifest.version
}

/** The schema of CycloneDX 1.5, with those that it refers to. */
function validator() {
  const schemas = join(
    dirname(createRequire(import.meta.url).resolve('@cyclonedx/cyclonedx-library/package.json')),
    'res',
    'schema',
  )
  const read = (name: string) => JSON.parse(readFileSync(join(schemas, name), 'utf8'))
  const ajv = new Ajv({ strict: false, validateFormats: false })
  ajv.addSchema(read('spdx.SNAPSHOT.schema.json'), 'http://cyclonedx.org/schema/spdx.SNAPSHOT.schema.json')
  ajv.addSchema(read('jsf-0.82.SNAPSHOT.schema.json'), 'http://cyclonedx.org/schema/jsf-0.82.SNAPSHOT.schema.json')
  return ajv.compile(read('bom-1.5.SNAPSHOT.schema.json'))
}

test('the bill lists what is shipped and nothing else, is valid CycloneDX 1.5, and is the same each time', () => {
  const all = npmSbom(root)
  const bom = shippedParts(all, packages, versionOf('electron'))
  expect(bom.components.map(({ name }) => name).toSorted()).toEqual(['electron', 'react', 'vite'])
  const refs = bom.components.map((component) => component['bom-ref'])
  for (const { ref, dependsOn = [] } of bom.dependencies) {
    expect([...refs, bom.metadata.component['bom-ref']]).toContain(ref)
    for (const other of dependsOn) expect(refs).toContain(other)
  }
  const validate = validator()
  expect(validate(bom), JSON.stringify(validate.errors)).toBe(true)
  expect(validate({ ...bom, components: [{ ...bom.components[0], type: 'no such type' }] })).toBe(false)
  const later: Bom = { ...all, serialNumber: 'urn:uuid:1', metadata: { ...all.metadata, timestamp: '2027-01-01T00:00:00Z' } }
  expect(shippedParts(later, packages, versionOf('electron'))).toEqual(bom)
})

test('a package in the program that npm does not know is a fault', () => {
  expect(() => shippedParts(npmSbom(root), [{ name: 'react', version: '1.0.0' }], versionOf('electron'))).toThrow(/react@1\.0\.0/)
})
