// Unit and property tests: `*.test.ts` run in Node, `*.browser.test.ts` in Chromium (runes, IndexedDB, locks).
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumFlags, findChromium } from './tools/chromium';
import { pdfCMaps } from './vite/pdf-cmaps';

const BROWSER_TESTS = '{src,worker}/**/*.browser.test.ts';

const chromium = findChromium();

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          include: ['{src,worker,tools,packages}/**/*.test.ts'],

          exclude: [BROWSER_TESTS],
          environment: 'node',
          // Property tests run hundreds of times, on machines that may be busy.
          testTimeout: 60_000,
        },
      },
      {
        plugins: [svelte({ configFile: false }), pdfCMaps()],
        // What is imported on demand: found late, it would reload a test that runs.
        optimizeDeps: {
          include: [
            ...[
              '@noble/hashes/sha2.js',
              '@noble/hashes/utils.js',
              'comlink',
              'fflate',
              'hucre/xlsx',
              'mammoth',
              'papaparse',
              'parse5',
            ],
            ...['pdfjs-dist/legacy/build/pdf.mjs', 'pdfjs-dist/legacy/build/pdf.worker.mjs'],
          ],
        },
        test: {
          name: 'browser',
          include: [BROWSER_TESTS],
          testTimeout: 30_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                args: chromiumFlags(),
                ...(chromium.ok ? { executablePath: chromium.value } : {}),
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
