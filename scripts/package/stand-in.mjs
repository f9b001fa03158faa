import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPackage } from '@electron/asar'
import { zipSync } from 'fflate'
import { NtExecutable, NtExecutableResource, Resource } from 'resedit'

/** @typedef {'linux' | 'win' | 'mac'} Platform */

/** What stands before the fuses in Electron's binary: https://github.com/electron/fuses */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
/** As Electron is handed out: each fuse in the state that it comes with. */
const FUSE_WIRE = '10110001'
/** The first version of the wire: https://www.electronjs.org/docs/latest/tutorial/fuses */
const WIRE_VERSION = 1

/** Files that stand beside the program on Linux and Windows. */
const BESIDE = [
  ...['chrome_100_percent.pak', 'chrome_200_percent.pak', 'icudtl.dat', 'resources.pak', 'snapshot_blob.bin'],
  ...['v8_context_snapshot.bin', 'vk_swiftshader_icd.json', 'locales/en-GB.pak', 'locales/en-US.pak', 'locales/de.pak'],
]
const LINUX = ['chrome-sandbox', 'chrome_crashpad_handler', 'libEGL.so', 'libGLESv2.so', 'libffmpeg.so', 'libvk_swiftshader.so']
const WINDOWS = ['d3dcompiler_47.dll', 'ffmpeg.dll', 'libEGL.dll', 'libGLESv2.dll', 'vk_swiftshader.dll', 'vulkan-1.dll']
const MAC_HELPERS = ['Helper', 'Helper (GPU)', 'Helper (Plugin)', 'Helper (Renderer)']

/** Bytes with the fuses of Electron among others, as they stand in its binary. */
function bytesWithFuses() {
  const filler = Buffer.alloc(4096, 0x5a)
  return Buffer.concat([
    filler,
    Buffer.from(SENTINEL),
    Buffer.from([WIRE_VERSION, FUSE_WIRE.length]),
    Buffer.from(FUSE_WIRE),
    filler,
  ])
}

/** A Windows program that does nothing, with a version as every one has, and the fuses behind its last section. */
function windowsProgram() {
  const program = NtExecutable.createEmpty(false, false)
  const resources = NtExecutableResource.from(program)
  const version = Resource.VersionInfo.createEmpty()
  version.setStringValues({ lang: 0x0409, codepage: 1200 }, { ProductName: 'Electron', FileDescription: 'Electron' })
  version.outputToResourceEntries(resources.entries)
  resources.outputResource(program)
  program.setExtraData(toArrayBuffer(bytesWithFuses()))
  return Buffer.from(program.generate())
}

/** @param {Buffer} buffer @returns {ArrayBuffer} */
function toArrayBuffer(buffer) {
  return new Uint8Array(buffer).buffer
}

/** @param {string} identifier @param {string} name */
function propertyList(identifier, name) {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
<key>CFBundleExecutable</key><string>${name}</string>
<key>CFBundleIdentifier</key><string>${identifier}</string>
<key>CFBundleName</key><string>${name}</string>
<key>CFBundlePackageType</key><string>APPL</string>
<key>LSMinimumSystemVersion</key><string>12.0</string>
</dict></plist>
`
}

/** @returns {Promise<Buffer>} an asar with a program in it that does nothing, as Electron brings one */
async function defaultApp() {
  const folder = mkdtempSync(join(tmpdir(), 'default-app-'))
  try {
    mkdirSync(join(folder, 'source'))
    writeFileSync(join(folder, 'source', 'main.js'), '')
    await createPackage(join(folder, 'source'), join(folder, 'default_app.asar'))
    return readFileSync(join(folder, 'default_app.asar'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** How a file, one that can be run, and a link are marked in a zip file that was made on Unix. */
const FILE = 0o100644
const PROGRAM = 0o100755
const LINK = 0o120777

/**
 * Writes a zip file with the layout of the one that Electron publishes for a platform, with the files in it that packaging reads, moves or changes, and
 * none that could run: for machines where Electron's own cannot be had. The fuses in it can be flipped and read as in the real one.
 * @param {Platform} platform
 * @param {string} folder where to write it
 * @param {string} version of Electron
 * @returns {Promise<string>} its path
 */
export async function makeStandIn(platform, folder, version) {
  /** @type {import('fflate').Zippable} */
  const files = {}
  /** @param {string} name @param {string | Buffer} content */
  const put = (name, content, mode = FILE) => {
    // The later half of the attributes is Unix's.
    files[name] = [new Uint8Array(Buffer.from(content)), { os: 3, attrs: mode * 0x10000, mtime: '2026-01-01' }]
  }
  put('LICENSE', "Stand-in for Electron's licence\n")
  put('LICENSES.chromium.html', '<p>Stand-in for the licences of what is in Chromium</p>\n')
  put('version', version)
  if (platform === 'mac') {
    const contents = 'Electron.app/Contents'
    const framework = `${contents}/Frameworks/Electron Framework.framework`
    put(`${contents}/Info.plist`, propertyList('com.github.Electron', 'Electron'))
    put(`${contents}/PkgInfo`, 'APPL????')
    put(`${contents}/MacOS/Electron`, 'stand-in\n', PROGRAM)
    put(`${contents}/Resources/electron.icns`, 'icns')
    put(`${contents}/Resources/default_app.asar`, await defaultApp())
    for (const name of ['en', 'de']) put(`${contents}/Resources/${name}.lproj/locale.pak`, '')
    put(`${framework}/Versions/A/Electron Framework`, bytesWithFuses(), PROGRAM)
    for (const name of ['icudtl.dat', 'en.lproj/locale.pak', 'en_GB.lproj/locale.pak', 'de.lproj/locale.pak'])
      put(`${framework}/Versions/A/Resources/${name}`, 'stand-in\n')
    put(`${framework}/Versions/Current`, 'A', LINK)
    for (const name of ['Electron Framework', 'Resources']) put(`${framework}/${name}`, `Versions/Current/${name}`, LINK)
    for (const helper of MAC_HELPERS) {
      const app = `${contents}/Frameworks/Electron ${helper}.app/Contents`
      put(`${app}/Info.plist`, propertyList('com.github.Electron.helper', 'Electron Helper'))
      put(`${app}/MacOS/Electron ${helper}`, 'stand-in\n', PROGRAM)
    }
  } else {
    for (const name of [...BESIDE, ...(platform === 'win' ? WINDOWS : LINUX)]) put(name, 'stand-in\n')
    put('resources/default_app.asar', await defaultApp())
    if (platform === 'win') put('electron.exe', windowsProgram())
    else put('electron', bytesWithFuses(), PROGRAM)
  }
  const file = join(folder, `electron-stand-in-${platform}.zip`)
  writeFileSync(file, zipSync(files, { level: 0 }))
  return file
}
