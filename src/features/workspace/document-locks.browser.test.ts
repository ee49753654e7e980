import { afterEach, describe, expect, it, vi } from 'vitest';
import { DocumentLocks, type LockEvents } from './document-locks';

const tabs: DocumentLocks[] = [];

/** Another tab: locks and channels of one page are as those of several. */
function openTab(events: Partial<LockEvents> = {}): DocumentLocks {
  const tab = new DocumentLocks({
    changed: () => undefined,
    asked: () => Promise.resolve(),
    lost: () => undefined,
    ...events,
  });
  tabs.push(tab);
  return tab;
}

afterEach(() => {
  for (const tab of tabs.splice(0)) tab.release();
});

describe('DocumentLocks', () => {
  it('let one tab edit a document, and the next once it is let go', async () => {
    const [first, second] = [openTab(), openTab()];
    expect(await first.claim('a')).toBe(true);
    expect(await second.claim('a')).toBe(false);
    expect(await second.isFree('a')).toBe(false);
    expect(await second.claim('b')).toBe(true);
    await first.claim('c');
    await vi.waitFor(async () => {
      expect(await second.claim('a')).toBe(true);
    });
  });

  it('let the other tab save before it loses the document', async () => {
    const order: string[] = [];
    const first = openTab({
      asked: async () => {
        await new Promise((resolve) => setTimeout(resolve, 50));
        order.push('saved');
      },
      lost: () => order.push('lost'),
    });
    await first.claim('a2');
    await openTab().takeOver('a2');
    expect(order).toEqual(['saved', 'lost']);
  });

  it('take a document from a tab that does not answer', async () => {
    const lost = vi.fn();
    const first = openTab({ asked: () => new Promise(() => undefined), lost });
    await first.claim('a3');
    await openTab().takeOver('a3');
    await vi.waitFor(() => {
      expect(lost).toHaveBeenCalledWith('a3');
    });
  });

  it('tell other tabs of what was saved', async () => {
    const changed = vi.fn();
    openTab({ changed });
    openTab().announce(['a4']);
    await vi.waitFor(() => {
      expect(changed).toHaveBeenCalledWith(['a4']);
    });
  });
});
