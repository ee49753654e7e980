import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encoderOf, listOf, picked } from '../bytes.fixture';
import { fakeZip, zipOf, type FakeEntry } from '../zip.fixture';
import { openArchive } from './archive';
import { expandZip } from './expand';

const gbk = encoderOf('gb18030');

async function expanded(zip: Uint8Array): Promise<readonly string[]> {
  const items = await listOf(expandZip(picked('包.zip', zip)));
  return items.map((item) => (item.ok ? item.value.path : `${item.error.code} ${item.error.file}`));
}

describe('expandZip', () => {
  it('reads names in GBK, in UTF-8 without its flag, and in UTF-8', async () => {
    const zip = fakeZip([
      { name: gbk('青梧市公报.txt'), content: '甲', flags: 0 },
      { name: '卷宗/二.txt', content: '乙', flags: 0 },
      { name: '卷宗/三.txt', content: '丙' },
      { name: '卷宗/', content: '' },
    ]);
    expect(await expanded(zip)).toEqual([
      '包.zip/青梧市公报.txt',
      '包.zip/卷宗/二.txt',
      '包.zip/卷宗/三.txt',
    ]);
  });

  it.each(['../x.txt', 'a/../../x.txt', '..\\x.txt', '/etc/x.txt', 'C:\\x.txt'])(
    'refuses %s and reads the rest',
    async (name) => {
      const zip = fakeZip([
        { name, content: '坏' },
        { name: '好.txt', content: '好' },
      ]);
      expect(await expanded(zip)).toEqual([`unsafe-name 包.zip/${name}`, '包.zip/好.txt']);
    },
  );

  it('opens archives inside archives, to a limit', async () => {
    let zip = zipOf({ 'a.txt': '甲' });
    for (const name of ['1.zip', '2.zip']) zip = zipOf({ [name]: zip });
    expect(await expanded(zip)).toEqual(['包.zip/2.zip/1.zip/a.txt']);
    zip = zipOf({ '3.zip': zip });
    expect(await expanded(zip)).toEqual(['too-deep 包.zip/3.zip/2.zip/1.zip']);
  });

  it('says which entry has a password, and reads the rest', async () => {
    const zip = fakeZip([
      { name: '密.txt', content: 'x', flags: 0x801 },
      { name: '明.txt', content: '明' },
    ]);
    expect(await expanded(zip)).toEqual(['encrypted 包.zip/密.txt', '包.zip/明.txt']);
  });

  it('inflates nothing of a bomb that its sizes show', async () => {
    const zip = zipOf({ 'big.txt': '0'.repeat(5_000_000) });
    expect(await expanded(zip)).toEqual(['zip-bomb 包.zip']);
  });

  // Finds a reader that believes the size in the directory and inflates on.
  it('stops at the size that an entry claims', async () => {
    const lie: FakeEntry = {
      name: 'a.txt',
      content: '0'.repeat(100_000),
      claimed: 10,
      packed: true,
    };
    expect(await expanded(fakeZip([lie, { name: 'b.txt', content: '乙' }]))).toEqual([
      'zip-bomb 包.zip/a.txt',
      '包.zip/b.txt',
    ]);
  });

  it('counts entries before it reads them', () => {
    const zip = fakeZip(
      Array.from({ length: 11 }, (_, index) => ({ name: `${index}`, content: '' })),
    );
    const limits = { entries: 10, total: 100, ratio: 100 };
    expect(openArchive(zip, 'x.zip', limits)).toMatchObject({
      error: { code: 'too-many-entries' },
    });
  });

  // Finds a throw, or a loop without an end, on bytes that are no zip or a damaged one.
  it('never throws, whatever the bytes', async () => {
    const whole = zipOf({ 'a.txt': '一段文字'.repeat(20), 'b/c.txt': '乙' });
    const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(damage, fc.nat(whole.length), async (changes, end) => {
        const bytes = whole.slice(0, end === 0 ? whole.length : end);
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
        await expanded(bytes);
      }),
    );
  });
});
