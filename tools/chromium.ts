// Finds a Chromium to drive: CHROME_PATH, a system one, else Playwright's own download.
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright';
import type { Result } from '../src/core/result';
import { err, ok } from '../src/core/result';

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const MISSING =
  'No Chromium found. Install one (on Debian: apt-get install chromium), ' +
  'or download one with: npx playwright install chromium, or set CHROME_PATH.';

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function systemChromium(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((f) => f !== '');
  return SYSTEM_NAMES.flatMap((name) => folders.map((f) => path.join(f, name))).find(isExecutable);
}

/** The path of an executable, or a sentence that says what to install. */
export function findChromium(): Result<string, string> {
  const chosen = process.env['CHROME_PATH'];
  if (chosen !== undefined && chosen !== '') {
    return isExecutable(chosen) ? ok(chosen) : err(`CHROME_PATH is not executable: ${chosen}`);
  }
  const found = systemChromium() ?? chromium.executablePath();
  return isExecutable(found) ? ok(found) : err(MISSING);
}

/** Launch flags: no traffic of the browser's own; root (containers) cannot use the sandbox. */
export function chromiumFlags(): string[] {
  const flags = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-domain-reliability',
    '--disable-sync',
    '--no-first-run',
    '--no-default-browser-check',
    '--no-pings',
  ];
  return process.getuid?.() === 0 ? [...flags, '--no-sandbox'] : flags;
}
