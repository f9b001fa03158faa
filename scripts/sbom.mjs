// Writes the bill of materials of what is handed to people, in CycloneDX: `npm run sbom -- FILE`, after a build.
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { packagesOf } from './licences/packages.mjs'
import { packagedPart, readOrigin } from './licences/write-licences.mjs'
import { npmSbom } from './sbom/npm-sbom.mjs'
import { shippedParts } from './sbom/shipped-parts.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const [file] = process.argv.slice(2)
if (file === undefined) {
  console.error('usage: npm run sbom -- FILE')
  process.exit(2)
}
const { version } = JSON.parse(readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8'))
const bom = shippedParts(npmSbom(root), packagesOf(packagedPart(readOrigin(root)), root), version)
writeFileSync(file, `${JSON.stringify(bom, null, 2)}\n`)
console.log(`${file}: ${bom.components.length} components`)
