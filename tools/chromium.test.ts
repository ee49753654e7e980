import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findChromium } from './chromium';

describe('findChromium', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'chinchilla-chromium-'));
    vi.stubEnv('PATH', folder);
    vi.stubEnv('CHROME_PATH', '');
    vi.stubEnv('PLAYWRIGHT_BROWSERS_PATH', folder);
  });

  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });

  function install(name: string, mode = 0o755): string {
    const file = path.join(folder, name);
    writeFileSync(file, '#!/bin/sh\n');
    chmodSync(file, mode);
    return file;
  }

  it('takes the one that CHROME_PATH names, before all others', () => {
    install('chromium');
    const chosen = install('mine');
    vi.stubEnv('CHROME_PATH', chosen);
    expect(findChromium()).toEqual({ ok: true, value: chosen });
  });

  it('says so when CHROME_PATH names nothing that runs', () => {
    install('chromium');
    vi.stubEnv('CHROME_PATH', path.join(folder, 'gone'));
    expect(findChromium()).toMatchObject({ ok: false });
  });

  it('prefers Chromium to Chrome among those of the system', () => {
    install('google-chrome');
    const chromium = install('chromium');
    expect(findChromium()).toEqual({ ok: true, value: chromium });
  });

  it('passes over a file that cannot be run', () => {
    install('chromium', 0o644);
    const chrome = install('google-chrome');
    expect(findChromium()).toEqual({ ok: true, value: chrome });
  });
});
