// Builds the library: for bundlers and Node with the runtime left out, for plain pages (`--mode browser`) with it.
import path from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const entry = (name: string): string => path.join(import.meta.dirname, 'src', `${name}.ts`);
const BROWSER = { index: entry('index'), element: entry('element'), worker: entry('worker') };

/** Vite would bundle a worker of source code; what users' bundlers see is the finished one. */
const workerAddress: Plugin = {
  name: 'worker-address',
  renderChunk: (code) =>
    code.replaceAll('PACKAGE_WORKER', 'new URL("./worker.js",import.meta.url)'),
};

export default defineConfig(({ mode }) => {
  const plain = mode === 'browser';
  return {
    root: import.meta.dirname,
    // Addresses of the runtime's WebAssembly are relative to the script that asks for it.
    base: './',
    publicDir: false,
    plugins: [workerAddress],
    build: {
      target: ['chrome123', 'edge123', 'firefox121', 'safari17.5'],
      outDir: plain ? 'dist/browser' : 'dist',
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: false,
      rolldownOptions: {
        input: plain ? BROWSER : { ...BROWSER, node: entry('node') },
        preserveEntrySignatures: 'strict',
        external: plain ? [] : [/^onnxruntime-web/u, /^node:/u],
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: '[name]-[hash].js',
          assetFileNames: 'assets/[name]-[hash][extname]',
        },
      },
    },
  };
});
