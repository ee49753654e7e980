import { describe, expect, it } from 'vitest';
import { readServeOptions } from './options';

describe('readServeOptions', () => {
  it('listens on this machine only, where nothing else is said', () => {
    expect(readServeOptions([])).toMatchObject({
      ok: true,
      value: { host: '127.0.0.1', port: 8790, workers: 1, queue: 64, allowOrigin: undefined },
    });
  });

  it('reads every option', () => {
    const args =
      '--host ::1 --port 0 --workers 3 --preset ner-general --model f --max-characters 5 --max-documents 6 --queue 7 --timeout 8 --allow-origin https://example.org:8443';
    expect(readServeOptions(args.split(' '))).toMatchObject({
      ok: true,
      value: {
        ...{ host: '::1', port: 0, workers: 3, model: 'f', queue: 7, timeoutSeconds: 8 },
        ...{ maxCharacters: 5, maxDocuments: 6, allowOrigin: 'https://example.org:8443' },
      },
    });
  });

  it.each([
    ['--port 70000', '--port takes a whole number from 0 to 65535'],
    ['--workers 0', '--workers takes a whole number from 1 to 256'],
    ['--timeout 1e3', '--timeout takes a whole number'],
    ['--queue -1', 'queue'],
    ['--allow-origin *', '--allow-origin takes one origin'],
    ['--allow-origin https://example.org/', '--allow-origin takes one origin'],
    ['--allow-origin null', '--allow-origin takes one origin'],
    ['--preset x', 'no preset "x"'],
    ['--preset x --schema y', 'cannot be given together'],
    ['more', 'more'],
  ])('says what is wrong with "%s"', (args, reason) => {
    const read = readServeOptions(args.split(' '));
    expect(!read.ok && read.error).toContain(reason);
  });
});
