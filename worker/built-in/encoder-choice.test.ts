import { describe, expect, it, vi } from 'vitest';
import { FakeEncoder } from '../encoder/fake-encoder.fixture';
import { createEncoderChoice, LONG_TEXT, type EncoderChoice } from './encoder-choice';

const SHORT = 100;

/** Busy waiting, as a processor reads: the trial measures real time. */
function busy(milliseconds: number): void {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
}

const processor = (): FakeEncoder =>
  new FakeEncoder({
    lengths: [2],
    onRead: () => {
      busy(20);
    },
  });
const card = (onRead = (): void => undefined): FakeEncoder =>
  new FakeEncoder({ lengths: [2], onRead });

/** Until what was begun beside the reading is there. */
const meanwhile = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

const SCHEMA = { entities: [{ name: '姓名' }], relations: [], events: [] };
const TEXT = '沈秋禾到了。';

async function readOnce(choice: EncoderChoice, length = SHORT): Promise<number> {
  await choice.settle(length);
  const [found] = await choice.read([TEXT], SCHEMA);
  return found?.mentions.length ?? 0;
}

/** A long text, and then what is there after the trial. */
async function tried(choice: EncoderChoice): Promise<void> {
  await choice.settle(LONG_TEXT);
  await meanwhile();
  await choice.settle(SHORT);
}

describe('who reads (scripted encoders)', () => {
  it('asks for no card while texts are short', async () => {
    let asked = 0;
    const choice = createEncoderChoice(processor(), () => {
      asked += 1;
      return Promise.resolve(card());
    });
    await choice.settle(LONG_TEXT - 1);
    await meanwhile();
    expect(asked).toBe(0);
  });

  it('goes on with the processor until the card is there, then takes the faster', async () => {
    const [first, second] = [processor(), card()];
    const choice = createEncoderChoice(first, () => Promise.resolve(second));
    await readOnce(choice, LONG_TEXT);
    expect([first.readings, second.readings, choice.onGraphics]).toEqual([1, 0, false]);
    await meanwhile();
    await choice.settle(LONG_TEXT);
    const before = [first.readings, second.readings];
    await readOnce(choice);
    expect([first.readings, second.readings]).toEqual([before[0], (before[1] ?? 0) + 1]);
    expect(choice.onGraphics).toBe(true);
  });

  it('lets everyone wait for a trial that is going on, and holds only one', async () => {
    const second = card();
    const choice = createEncoderChoice(processor(), () => Promise.resolve(second));
    await choice.settle(LONG_TEXT);
    await meanwhile();
    await Promise.all([choice.settle(SHORT), choice.settle(SHORT)]);
    expect([choice.onGraphics, second.readings]).toEqual([true, 2]);
  });

  it('lets go of a card that is slower, and does not ask again', async () => {
    const slow = processor();
    let asked = 0;
    const choice = createEncoderChoice(card(), () => {
      asked += 1;
      return Promise.resolve(slow);
    });
    await tried(choice);
    await tried(choice);
    expect([choice.onGraphics, slow.disposed, asked]).toEqual([false, true, 1]);
  });

  it.each([
    ['there is none', () => Promise.resolve(undefined)],
    ['its runtime cannot be had', () => Promise.reject(new Error('offline'))],
  ])('stays with the processor where %s', async (_, open) => {
    const choice = createEncoderChoice(processor(), open);
    await tried(choice);
    expect([choice.onGraphics, await readOnce(choice)]).toEqual([false, 1]);
  });

  it('stays with the processor where the card fails in the trial', async () => {
    const broken = card(() => {
      throw new Error('device lost');
    });
    const choice = createEncoderChoice(processor(), () => Promise.resolve(broken));
    await tried(choice);
    expect([choice.onGraphics, broken.disposed]).toEqual([false, true]);
  });

  it('reads again on the processor what a card failed to read, and leaves the card for good', async () => {
    let lost = false;
    const second = card(() => {
      if (lost) throw new Error('device lost');
    });
    const choice = createEncoderChoice(processor(), () => Promise.resolve(second));
    await tried(choice);
    expect(choice.onGraphics).toBe(true);
    lost = true;
    expect(await readOnce(choice)).toBe(1);
    await tried(choice);
    expect([choice.onGraphics, second.disposed]).toEqual([false, true]);
  });

  it('does not wait for a card that never answers', async () => {
    const silent = card();
    const choice = createEncoderChoice(processor(), () => Promise.resolve(silent));
    await tried(choice);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    silent.extractWindows = () => new Promise(() => undefined);
    const reading = readOnce(choice);
    await vi.runAllTimersAsync();
    vi.useRealTimers();
    expect([await reading, choice.onGraphics]).toEqual([1, false]);
  });

  it('throws what the processor throws', async () => {
    const broken = new FakeEncoder({
      lengths: [2],
      onRead: () => {
        throw new Error('out of memory');
      },
    });
    const choice = createEncoderChoice(broken, () => Promise.resolve(undefined));
    await expect(readOnce(choice)).rejects.toThrow('out of memory');
  });

  it('disposes of a card that comes after the end', async () => {
    const second = card();
    let arrive: (encoder: FakeEncoder) => void = () => undefined;
    const coming = new Promise<FakeEncoder>((resolve) => {
      arrive = resolve;
    });
    const choice = createEncoderChoice(processor(), () => coming);
    await choice.settle(LONG_TEXT);
    await choice.dispose();
    arrive(second);
    await meanwhile();
    expect(second.disposed).toBe(true);
  });
});
