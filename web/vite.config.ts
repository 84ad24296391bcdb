import { defineConfig } from 'vite'

/** The page is built into the package: whoever serves a case has nothing to build. */
export default defineConfig({
  // A copy of the room may lie below any address.
  base: './',
  worker: { format: 'es' },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // The first that know light-dark(), all of 2023 and 2024.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // An asset inside another would need a looser policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
})
