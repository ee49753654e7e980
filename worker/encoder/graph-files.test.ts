import { describe, expect, it } from 'vitest';
import { graphFiles, suitsGraphics } from './graph-files';
import type { ModelManifest } from './manifest';

const file = (role: string, path: string): ModelManifest['files'][number] => ({
  role,
  path,
  bytes: 1,
  sha256: '0'.repeat(64),
});

const manifestOf = (...files: ModelManifest['files']): ModelManifest => ({
  id: 'm',
  version: '1',
  files,
  knownLabels: [],
  settings: {},
});

const OLD = manifestOf(file('encoder', 'encoder.onnx'), file('child', 'child.onnx'));
const NEW = manifestOf(
  ...OLD.files,
  file('encoder-float', 'encoder.float.onnx'),
  file('child-float', 'child.float.onnx'),
);

const [small, large] = [new Uint8Array([1]), new Uint8Array([2])];
const FILES = new Map([
  ['encoder.onnx', large],
  ['encoder.float.onnx', small],
]);

describe('which bytes are which graph', () => {
  it('knows models without graphs for graphics cards', () => {
    expect([suitsGraphics(OLD), suitsGraphics(NEW)]).toEqual([false, true]);
  });

  it('takes the 8-bit graph as it is on the processor', () => {
    expect(graphFiles(NEW, FILES).graphOf('encoder', 'wasm')).toEqual({ bytes: large });
  });

  it('takes the graph in floating point with the weights of the 8-bit one on a card', () => {
    expect(graphFiles(NEW, FILES).graphOf('encoder', 'webgpu')).toEqual({
      bytes: small,
      weights: { path: 'encoder.onnx', data: large },
    });
  });

  it('takes the weights of the file that the manifest names', () => {
    const labels = { ...file('labels', 'labels.onnx'), weights: 'encoder.onnx' };
    const all = new Map([...FILES, ['labels.onnx', small]]);
    expect(graphFiles(manifestOf(...NEW.files, labels), all).graphOf('labels', 'wasm')).toEqual({
      bytes: small,
      weights: { path: 'encoder.onnx', data: large },
    });
  });

  it('throws for a role that is not there', () => {
    expect(() => graphFiles(OLD, FILES).graphOf('encoder', 'webgpu')).toThrow('encoder-float');
    expect(() => graphFiles(OLD, FILES).bytesOf('child')).toThrow('child.onnx');
  });
});
