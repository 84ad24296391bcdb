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
    // An asset inside another would need a looser policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
})
