/** Made-up sentences with states that tell where a name or a place stands, as an encoder's do in part. */
import { TextRandom } from '../../core/random';
import { madeUp, marked } from '../check/dataset.fixture';
import type { DatasetDocument } from '../dataset/document';
import { packStates, type PackedStates } from './packed-states';

const WIDTH = 8;
const TYPES = ['人物', '地点'];

/** Each with a name and a place of its own. */
export function sentences(count: number): readonly DatasetDocument[] {
  return Array.from({ length: count }, (_, index) => {
    const [name, place] = [madeUp(2 * index, 2), madeUp(2 * index + 1, 3)];
    return marked(`那年[人物:${name}]住在[地点:${place}]一带。`, { id: `s${index}` });
  });
}

/** Of the document as it was before any fault: noise, and whether a mention begins, goes on or ends here. */
export function statesFor({ text, mentions }: DatasetDocument): PackedStates {
  const random = new TextRandom(text);
  const states = Float32Array.from({ length: text.length * WIDTH }, () => random.next() - 0.5);
  for (const { start, end, type } of mentions) {
    const from = TYPES.indexOf(type) * 3;
    for (let at = start; at < end; at += 1) {
      const part = at === start ? 0 : at === end - 1 ? 2 : 1;
      states[at * WIDTH + from + part] = 3;
    }
  }
  return packStates(states, WIDTH);
}
