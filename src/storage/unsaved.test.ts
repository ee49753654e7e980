import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../core/any-text.fixture';
import { newDocument } from '../core/document';
import { storedDocument } from './stored-document';
import { keepUnsaved, takeUnsaved } from './unsaved';

const documentWith = (text: string) => storedDocument(newDocument('d', 0, { text }), 3);

/** What `sessionStorage` promises, for a runtime that has none; the real one is used in e2e. */
function memorySession(limit = Infinity) {
  const items = new Map<string, string>();
  const session = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (value.length > limit) throw new DOMException('full', 'QuotaExceededError');
      items.set(key, value);
    },
    removeItem: (key: string) => void items.delete(key),
  };
  return { items, session: () => session };
}

const blocked = (): never => {
  throw new DOMException('blocked', 'SecurityError');
};

describe('a document that was not saved yet', () => {
  it('comes back to the last code unit, once', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { session } = memorySession();
        keepUnsaved(documentWith(text), session);
        expect(takeUnsaved(session)).toEqual(documentWith(text));
        expect(takeUnsaved(session)).toBeUndefined();
      }),
    );
  });

  it('is let go where it does not fit or storage is blocked', () => {
    const { session } = memorySession(10);
    keepUnsaved(documentWith('一段放不下的文字'), session);
    expect(takeUnsaved(session)).toBeUndefined();
    expect(() => {
      keepUnsaved(documentWith('文字'), blocked);
    }).not.toThrow();
    expect(takeUnsaved(blocked)).toBeUndefined();
  });

  it.each(['', '{', 'null', '[]', '{"text":1,"id":"a"}', '{"text":"a"}'])(
    'is nothing where %s stands in its place',
    (json) => {
      const { items, session } = memorySession();
      items.set('chinchilla-unsaved-document', json);
      expect(takeUnsaved(session)).toBeUndefined();
      expect(items.size).toBe(0);
    },
  );
});
