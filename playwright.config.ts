// End-to-end tests: real Chromium, the built site (`npm run build` first), the real model.
import { defineConfig } from '@playwright/test';
import { chromiumFlags, findChromium } from './tools/chromium';

const found = findChromium();
if (!found.ok) throw new Error(found.error);

/** As `npm start` serves it, headers and all. */
const PORT = Number(process.env['E2E_PORT'] ?? 4317);

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // One browser at a time: extraction uses every core, and some tests look at how long things take.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  // A machine that stalls for a moment fails a test of time; a second failure is one of ours.
  retries: process.env['CI'] === undefined ? 0 : 1,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: 'build/test/e2e.json' }]],
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port ${PORT} --strictPort`,
    url: `http://127.0.0.1:${PORT}/`,
    stdout: 'ignore',
  },
  use: {
    baseURL: `http://127.0.0.1:${PORT}/`,
    locale: 'zh-CN',
    actionTimeout: 20_000,
    // A trace costs a third of a test's processor time.
    trace: process.env['CI'] === undefined ? 'retain-on-failure' : 'on-first-retry',
    launchOptions: { executablePath: found.value, args: chromiumFlags() },
  },
});
