// The test function of every spec: watches for errors of any kind, and hands out the page as `app`.
import { test as base, expect } from '@playwright/test';
import type { BrowserContext } from '@playwright/test';
import { App } from './app';
import type { Hosting } from './site';
import { StaticSite } from './site';

interface Options {
  /** Console errors that a spec brings about on purpose. */
  allowedErrors: RegExp;
  /** How `site` serves the built site. */
  hosting: Hosting;
  /** The three first steps are shown, as to somebody who was never here. */
  firstVisit: boolean;
  /** Which built-in model a first visit loads; `usual`: what the page takes for this device. */
  builtIn: 'mini' | 'base' | 'usual';
}

interface Fixtures {
  /** Everything that went wrong so far in any page or worker of the context. */
  errors: string[];
  app: App;
  /** A host that the test can cut off; elsewhere the site is served as by `npm start`. */
  site: StaticSite;
}

/** Console errors include blocked requests and violations of the Content-Security-Policy, also in workers. */
export function watchErrors(context: BrowserContext): string[] {
  const errors: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error') errors.push(`console: ${message.text()}`);
  });
  context.on('weberror', (problem) => {
    errors.push(`page: ${problem.error().message}`);
  });
  return errors;
}

/** Runs in the page, also where storage is forbidden. */
function skipFirstSteps(): void {
  try {
    localStorage.setItem('chinchilla-toured', 'yes');
  } catch {
    // The steps are then shown; they lie beside what tests use.
  }
}

/** Runs in the page; a choice that is there already stays. */
function chooseBuiltIn(model: string): void {
  try {
    localStorage['chinchilla-built-in-model'] ??= `chinchilla-${model}`;
  } catch {
    // The page then takes the usual one.
  }
}

export const test = base.extend<Options & Fixtures>({
  allowedErrors: [/(?!)/, { option: true }],
  hosting: [{ isolated: true, folder: '' }, { option: true }],
  firstVisit: [false, { option: true }],
  builtIn: ['mini', { option: true }],
  errors: [
    async ({ context, allowedErrors, firstVisit, builtIn }, use) => {
      if (!firstVisit) await context.addInitScript(skipFirstSteps);
      if (builtIn !== 'usual') await context.addInitScript(chooseBuiltIn, builtIn);
      const errors = watchErrors(context);
      await use(errors);
      expect(errors.filter((line) => !allowedErrors.test(line))).toEqual([]);
    },
    { auto: true },
  ],
  app: async ({ page }, use) => {
    await use(new App(page));
  },
  site: async ({ hosting }, use) => {
    const site = new StaticSite(hosting);
    await site.start();
    await use(site);
    await site.stop();
  },
});
