/** Chinese messages about the encoding of an opened file, loaded with the notice. */
import type { Basis } from '../../../../core/file/decode';
import type { Encoding } from '../../../../core/file/encodings';

export const fileZh = {
  opened: (name: string): string => `已打开“${name}”`,
  encoding: '编码',
  basis: {
    mark: '由文件开头的标记得知',
    valid: '',
    likeliest: '推测得出，可以更改',
    chosen: '由你选定',
  } satisfies Record<Basis, string> as Record<Basis, string>,
  names: {
    'utf-8': 'UTF-8',
    gb18030: 'GB18030（含 GBK）',
    big5: 'Big5',
    'utf-16le': 'UTF-16 LE',
    'utf-16be': 'UTF-16 BE',
  } satisfies Record<Encoding, string> as Record<Encoding, string>,
  replaced: (count: string): string => `有 ${count} 处字节读不出，原位写作“\ufffd”。`,
  next: '看下一处',
  close: '知道了',
};

export type FileMessages = typeof fileZh;
