import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseManifest, totalBytes } from './manifest';

const file = { path: 'onnx/encoder.onnx', bytes: 12, sha256: '0a'.repeat(32), role: 'encoder' };
const good = {
  id: 'chinchilla-mini',
  version: '0.1.0',
  files: [file, { ...file, path: 'vocabulary.txt', bytes: 30, role: 'vocabulary' }],
  knownLabels: ['人名'],
  settings: { spanThreshold: 0.5 },
};

describe('parseManifest', () => {
  it('reads a good manifest and leaves out what it does not know', () => {
    expect(parseManifest({ ...good, comment: 'x' })).toEqual({ ok: true, value: good });
    expect(totalBytes(good)).toBe(42);
  });

  it('keeps the file that a graph reads weights from', () => {
    const shared = { ...file, path: 'labels.onnx', role: 'labels', weights: file.path };
    const parsed = parseManifest({ ...good, files: [file, shared] });
    expect(parsed.ok && parsed.value.files[1]?.weights).toBe(file.path);
  });

  it.each([
    ['a list', []],
    ['null', null],
    ['no id', { ...good, id: undefined }],
    ['an id with a slash', { ...good, id: 'a/b' }],
    ['a version with a space', { ...good, version: '0.1 beta' }],
    ['no files', { ...good, files: [] }],
    ['files that are none', { ...good, files: ['encoder.onnx'] }],
    ['one path twice', { ...good, files: [file, file] }],
    ['a step upward', { ...good, files: [{ ...file, path: '../encoder.onnx' }] }],
    ['a step upward inside', { ...good, files: [{ ...file, path: 'onnx/../../x' }] }],
    ['an absolute path', { ...good, files: [{ ...file, path: '/encoder.onnx' }] }],
    ['another origin', { ...good, files: [{ ...file, path: 'https://example.org/x' }] }],
    ['no bytes', { ...good, files: [{ ...file, bytes: 0 }] }],
    ['bytes as text', { ...good, files: [{ ...file, bytes: '12' }] }],
    ['a short hash', { ...good, files: [{ ...file, sha256: '0a' }] }],
    ['a hash in capitals', { ...good, files: [{ ...file, sha256: '0A'.repeat(32) }] }],
    ['weights in a file of no one', { ...good, files: [{ ...file, weights: 'other.onnx' }] }],
    ['weights outside', { ...good, files: [{ ...file, weights: '../encoder.onnx' }] }],
    ['no role', { ...good, files: [{ ...file, role: '' }] }],
    ['labels that are no names', { ...good, knownLabels: [1] }],
    ['a setting that is no number', { ...good, settings: { spanThreshold: '0.5' } }],
  ])('refuses %s', (_, json) => {
    expect(parseManifest(json).ok).toBe(false);
  });

  it('is total over arbitrary values', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(parseManifest(value).ok).toBe(false);
      }),
    );
  });
});
