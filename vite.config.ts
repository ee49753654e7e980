// Builds the static site: page, extraction worker, and what public/ holds.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defaultClientConditions, defineConfig } from 'vite';
import {
  contentSecurityPolicyMeta,
  DEVELOPMENT_HEADERS,
  previewHeaders,
} from './vite/security-headers';
import { serviceWorker } from './vite/service-worker-plugin';

export default defineConfig({
  // Relative, so that the site works under any path of a static host.
  base: './',
  plugins: [
    svelte({ configFile: false }),
    contentSecurityPolicyMeta(),
    previewHeaders(),
    // Models are kept in IndexedDB, each file checked; the picture is for the README.
    serviceWorker({
      exclude: (path) => path.startsWith('models/') || path === 'screenshot.png',
      // Six megabytes that only large models need.
      lazy: (path) => path.startsWith('assets/web-llm-'),
    }),
  ],
  // The runtime's glue and WebAssembly stay files of their own, loaded when the worker asks for them.
  resolve: { conditions: ['onnxruntime-web-use-extern-wasm', ...defaultClientConditions] },
  build: {
    target: ['chrome123', 'edge123', 'firefox121', 'safari17.5'],
    // The policy forbids inlined scripts and fonts; files also cache better.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  worker: {
    format: 'es',
    rolldownOptions: {
      output: {
        // By this name the service worker knows what it need not fetch for everyone.
        chunkFileNames: ({ moduleIds }) =>
          moduleIds.some((id) => id.includes('/@mlc-ai/web-llm/'))
            ? 'assets/web-llm-[hash].js'
            : 'assets/[name]-[hash].js',
      },
    },
  },
  server: { headers: DEVELOPMENT_HEADERS },
});
