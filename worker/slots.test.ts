/** No more at one time than there are slots, also where tasks fail. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Slots } from './slots';

it('never runs more tasks at one time, and runs every one', async () => {
  // Fault: a slot that is lost when a task fails, or given twice when one waits.
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 5 }),
      fc.array(fc.record({ turns: fc.integer({ min: 30, max: 34 }), fails: fc.boolean() }), {
        maxLength: 20,
      }),
      async (count, tasks) => {
        const slots = new Slots(count);
        let open = 0;
        let most = 0;
        let ran = 0;
        const task = async (turns: number, fails: boolean): Promise<void> => {
          open += 1;
          most = Math.max(most, open);
          for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
          open -= 1;
          ran += 1;
          if (fails) throw new Error('failed');
        };
        await Promise.allSettled(
          tasks.map(({ turns, fails }) => slots.run(() => task(turns, fails))),
        );
        expect(ran).toBe(tasks.length);
        expect(most).toBe(Math.min(count, tasks.length));
      },
    ),
  );
});
