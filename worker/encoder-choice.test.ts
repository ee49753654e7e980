import { describe, expect, it } from 'vitest';
import { FakeEncoder } from './encoder/fake-encoder.fixture';
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
const card = (): FakeEncoder => new FakeEncoder({ lengths: [2] });

/** Until what was begun beside the reading is there. */
const meanwhile = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

async function settled(choice: EncoderChoice): Promise<void> {
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
    await choice.settle(LONG_TEXT);
    expect(choice.current).toBe(first);
    await meanwhile();
    await choice.settle(LONG_TEXT);
    expect(choice.current).toBe(second);
    expect(choice.onGraphics).toBe(true);
  });

  it('lets go of a card that is slower, and does not ask again', async () => {
    const slow = processor();
    let asked = 0;
    const choice = createEncoderChoice(card(), () => {
      asked += 1;
      return Promise.resolve(slow);
    });
    await settled(choice);
    await settled(choice);
    expect([choice.onGraphics, slow.disposed, asked]).toEqual([false, true, 1]);
  });

  it.each([
    ['there is none', () => Promise.resolve(undefined)],
    ['its runtime cannot be had', () => Promise.reject(new Error('offline'))],
  ])('stays with the processor where %s', async (_, open) => {
    const first = processor();
    const choice = createEncoderChoice(first, open);
    await settled(choice);
    expect(choice.current).toBe(first);
  });

  it('stays with the processor where the card fails in the trial', async () => {
    const broken = new FakeEncoder({
      lengths: [2],
      onRead: () => {
        throw new Error('device lost');
      },
    });
    const first = processor();
    const choice = createEncoderChoice(first, () => Promise.resolve(broken));
    await settled(choice);
    expect([choice.current === first, broken.disposed]).toEqual([true, true]);
  });

  it('gives back to the processor for good', async () => {
    const [first, second] = [processor(), card()];
    const choice = createEncoderChoice(first, () => Promise.resolve(second));
    await settled(choice);
    await choice.giveUp();
    await settled(choice);
    expect([choice.current === first, second.disposed]).toEqual([true, true]);
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
