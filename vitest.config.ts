import { defineConfig } from 'vitest/config'

// Tests use the real database, parser and processes: on a slow or busy machine these need longer than Vitest's five
// and ten seconds. A test that hangs still ends.
export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // What a browser shows a moment after the click is waited for as long as the click itself may take.
    expect: { poll: { timeout: 45_000 } },
    exclude: ['**/node_modules/**', '**/dist/**'],
  },
})
