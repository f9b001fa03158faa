import { spawn } from 'node:child_process'
import { join } from 'node:path'

/**
 * Runs electron-builder as far as the unpacked program. It fetches nothing where `electronDist` names a distribution of Electron that is here.
 * @param {string} root of the program, built
 * @param {{ platform: 'linux' | 'win' | 'mac', output: string, electronDist: string, config?: string }} options
 *   `output`: the folder to make it in; `config`: another configuration than electron-builder.yml
 * @returns {Promise<string>} the folder of the unpacked program
 */
export async function packUnpacked(root, { platform, output, electronDist, config = 'electron-builder.yml' }) {
  const tool = join(root, 'node_modules', 'electron-builder', 'cli.js')
  const settings = [`-c.electronDist=${electronDist}`, `-c.directories.output=${output}`]
  const args = [tool, '--dir', `--${platform}`, '--x64', '--config', config, ...settings]
  // No certificate of this machine is to be used by accident.
  const env = { ...process.env, CSC_IDENTITY_AUTO_DISCOVERY: 'false' }
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said += chunk
    })
  }
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve))
  if (code !== 0) throw new Error(`electron-builder ended with ${code}:\n${said}`)
  return join(output, platform === 'mac' ? 'mac' : `${platform}-unpacked`)
}
