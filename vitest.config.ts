import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [react()],
  test: {
    include: ['{shared,main,preload,renderer,archive-cli,verify-cli,scripts,bench}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'scripts/layers-fixture/**'],
    environment: 'node',
    // Tests start child processes and send them signals: that needs processes, not threads.
    pool: 'forks',
    maxWorkers: 2,
    // Longer than a machine takes that is many times slower than most: nothing waits for these to pass.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
  },
})
