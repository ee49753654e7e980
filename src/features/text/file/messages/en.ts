/** English messages about the encoding of an opened file, loaded with the notice. */
import type { FileMessages } from './zh';

export const fileEn: FileMessages = {
  opened: (name) => `Opened “${name}”`,
  encoding: 'Encoding',
  basis: {
    mark: 'as a mark at the start of the file says',
    valid: '',
    likeliest: 'a guess that you can change',
    chosen: 'your choice',
  },
  names: {
    'utf-8': 'UTF-8',
    gb18030: 'GB18030 (and GBK)',
    big5: 'Big5',
    'utf-16le': 'UTF-16 LE',
    'utf-16be': 'UTF-16 BE',
  },
  replaced: (count) =>
    count === '1'
      ? 'Bytes in one place could not be read; “\ufffd” stands there.'
      : `Bytes in ${count} places could not be read; “\ufffd” stands there.`,
  next: 'Show the next',
  close: 'Dismiss',
};
