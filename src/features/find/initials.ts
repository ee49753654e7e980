/** First letters of the readings of a Chinese name, by pinyin-pro. */
import { pinyin } from 'pinyin-pro';

/** One letter a Han character, by its reading in the name; other characters in lower case. */
export function initialsOf(name: string): string {
  return pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', surname: 'head' })
    .join('')
    .toLowerCase();
}
