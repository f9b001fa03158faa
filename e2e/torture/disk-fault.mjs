// Loaded into the service before it starts (node --import), where no small disk can be mounted: while the file that the address of this module names is
// there, the disk of the service takes no more bytes. Nothing of it is in the program.
import { existsSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'

const flag = new URL(import.meta.url).searchParams.get('flag')
if (flag === null) throw new Error('no file is named that says when the disk is full')

function full() {
  return Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', errno: -28, syscall: 'write' })
}

const folder = await open(process.platform === 'win32' ? fileURLToPath(import.meta.url) : tmpdir(), 'r')
const prototype = Object.getPrototypeOf(folder)
await folder.close()

for (const name of ['write', 'writev', 'writeFile', 'appendFile']) {
  const original = prototype[name]
  /** @param {unknown[]} args */
  prototype[name] = function (...args) {
    if (!existsSync(flag)) return Reflect.apply(original, this, args)
    const [bytes] = args
    // A disk that fills takes the beginning of what is written, and then nothing.
    if (name !== 'write' || !(bytes instanceof Uint8Array) || bytes.length < 2) return Promise.reject(full())
    return Reflect.apply(original, this, [bytes.subarray(0, bytes.length >> 1)]).then(() => Promise.reject(full()))
  }
}
