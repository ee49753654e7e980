/** English messages of the lines between mentions, which are fetched with them. */
import type { LinksMessages } from './zh';

export const linksEn: LinksMessages = {
  section: 'Relations and arguments of the selection',
  relation: (head, type, tail) => `${type} of ${head}: ${tail}`,
  more: (count) => `${count} more, farther away, are in the list of results`,
};
