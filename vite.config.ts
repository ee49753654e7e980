// Builds the static site: page, extraction worker, and what public/ holds.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defaultClientConditions, defineConfig } from 'vite';
import {
  contentSecurityPolicyMeta,
  DEVELOPMENT_HEADERS,
  previewHeaders,
} from './vite/security-headers';
import { pdfCMaps } from './vite/pdf-cmaps';
import { shellChunk } from './vite/shell-chunk';
import { serviceWorker } from './vite/service-worker-plugin';

/** What is loaded on demand says so in its name: `feature-*`, or `words-*` for a language of the page. */
function chunkFileNames(chunk: {
  readonly moduleIds: readonly string[];
  readonly isDynamicEntry: boolean;
}): string {
  const language = /\/(zh|en|failures-zh|failures-en)\.ts$/u.exec(chunk.moduleIds[0] ?? '');
  if (language !== null) return 'assets/words-[name]-[hash].js';
  return chunk.isDynamicEntry ? 'assets/feature-[name]-[hash].js' : 'assets/[name]-[hash].js';
}

const shell = shellChunk('/src/main.ts');

export default defineConfig({
  // Relative, so that the site works under any path of a static host.
  base: './',
  plugins: [
    shell.plugin,
    svelte({ configFile: false }),
    contentSecurityPolicyMeta(),
    previewHeaders(),
    pdfCMaps(),
    // Models are kept in IndexedDB, each file checked; the picture is for the README.
    serviceWorker({
      exclude: (path) => /^(?:models|\.vite)\//u.test(path) || path === 'screenshot.png',
      // Six megabytes that only large models need, and 27 that a long text on a graphics card needs.
      runtime: (path) => path.startsWith('assets/web-llm-'),
      lazy: (path) => /^assets\/(?:web-llm-|ort-webgpu-|ort-wasm.*asyncify)/u.test(path),
    }),
  ],
  // The runtime's glue and WebAssembly stay files of their own, loaded when the worker asks for them.
  resolve: { conditions: ['onnxruntime-web-use-extern-wasm', ...defaultClientConditions] },
  build: {
    target: ['chrome123', 'edge123', 'firefox121', 'safari17.5'],
    // The policy forbids inlined scripts and fonts; files also cache better.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Which chunks the first screen needs: `.size-limit.js` reads it.
    manifest: true,
    rolldownOptions: {
      output: {
        chunkFileNames,
        codeSplitting: { groups: [{ name: 'shell', test: (id) => shell.holds(id) }] },
      },
    },
  },
  worker: {
    format: 'es',
    rolldownOptions: {
      output: {
        // By this name the service worker knows what it need not fetch for everyone.
        chunkFileNames: ({ moduleIds }) => {
          const holds = (part: string): boolean => moduleIds.some((id) => id.includes(part));
          if (holds('/@mlc-ai/web-llm/')) return 'assets/web-llm-[hash].js';
          if (holds('/ort.webgpu')) return 'assets/ort-webgpu-[hash].js';
          return 'assets/[name]-[hash].js';
        },
      },
    },
  },
  server: { headers: DEVELOPMENT_HEADERS },
});
