/** Stands in for an encoder where only what it finds and how long it takes matters. */
import type { Extraction } from '../../src/core/extraction';
import type { Encoder } from './encoder';

interface Script {
  /** Mentions of the type 姓名, of these characters at the start of each window. */
  readonly lengths: readonly number[];
  /** Called at each reading; may advance a clock, or throw. */
  readonly onRead?: () => void;
}

export class FakeEncoder implements Encoder {
  readonly manifest = { id: 'fake', version: '1', files: [], knownLabels: [], settings: {} };
  readings = 0;
  disposed = false;
  readonly #script: Script;

  constructor(script: Script) {
    this.#script = script;
  }

  extractWindows(windows: readonly string[]): Promise<Extraction[]> {
    this.readings += 1;
    this.#script.onRead?.();
    return Promise.resolve(
      windows.map((text) => ({
        mentions: this.#script.lengths.map((length, index) => ({
          id: `m${index}`,
          type: '姓名',
          start: 0,
          end: length,
          text: text.slice(0, length),
          score: 0.9,
        })),
        relations: [],
        events: [],
        issues: [],
      })),
    );
  }

  extractDocument(): Promise<Extraction> {
    return Promise.reject(new Error('only windows are read here'));
  }

  readStates(): Promise<never> {
    return Promise.reject(new Error('only windows are read here'));
  }

  dispose(): Promise<void> {
    this.disposed = true;
    return Promise.resolve();
  }
}
