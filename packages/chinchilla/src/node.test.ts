/** The library in Node with the real model: the same finds as the command line, and every failure by its code. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openModel } from '../../../tools/model';
import {
  createExtractor,
  ExtractorError,
  presets,
  type Extraction,
  type Extractor,
  type Schema,
} from './node';

const MODEL = fileURLToPath(new URL('../../../public/models/chinchilla-mini/', import.meta.url));
const ALL = presets['all-in-one'] ?? { entities: [], relations: [], events: [] };
const TEXTS = [
  '蓝礁新材料在宁波成立，董事长沈秋禾出席了仪式。',
  '据悉，远禾集团\n宣布收购北汀影业，周予安辞去\u200b总经理职务。',
  '😀顾明远毕业于洛阳大学，现任启微电子工程师。',
  '',
  '温以宁与许见微在烟台参观弘测科技。'.repeat(40),
];

let extractor: Extractor;
let folder: string;

beforeAll(async () => {
  extractor = await createExtractor({ model: MODEL });
  folder = await mkdtemp(path.join(tmpdir(), 'library-'));
  await cp(MODEL, folder, { recursive: true });
});

afterAll(async () => {
  await extractor.close();
  await rm(folder, { recursive: true });
});

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof ExtractorError ? error.code : String(error);
}

describe('createExtractor in Node', () => {
  it('finds what the command line finds', async () => {
    const encoder = await openModel();
    let count = 0;
    for (const text of TEXTS) {
      const found = await extractor.extract(text, ALL);
      expect(found).toEqual(await encoder.extractDocument(text, ALL));
      for (const { start, end, text: words } of found.mentions) {
        expect(text.slice(start, end)).toBe(words);
      }
      count += found.mentions.length;
    }
    expect(count).toBeGreaterThan(10);
    expect(extractor.version).toBe(encoder.manifest.version);
    await encoder.dispose();
  });

  // Fault: a text from a Windows file scored otherwise than the same text in the page.
  it('finds the same at other offsets where lines end with two units', async () => {
    const text = '“远禾集团”与周予安签订合同。\n许见微在烟台出席。\n“启微电子”总部位于洛阳。';
    const crlf = text.replaceAll('\n', '\r\n');
    const [plain, other] = [await extractor.extract(text, ALL), await extractor.extract(crlf, ALL)];
    const facts = (found: Extraction): readonly unknown[] =>
      found.mentions.map((mention) => [mention.type, mention.text, mention.score]);
    expect(facts(other)).toEqual(facts(plain));
    expect(plain.mentions.length).toBeGreaterThan(3);
    for (const { start, end, text: words } of other.mentions) {
      expect(crlf.slice(start, end)).toBe(words);
    }
  });

  it('reads texts that are given at once one after another', async () => {
    const [first, second] = TEXTS;
    const both = await Promise.all([
      extractor.extract(first ?? '', ALL),
      extractor.extract(second ?? '', ALL),
    ]);
    expect(both[0]).toEqual(await extractor.extract(first ?? '', ALL));
    expect(both[1]).toEqual(await extractor.extract(second ?? '', ALL));
  });

  it('refuses a file with one changed byte', async () => {
    const file = path.join(folder, 'vocabulary.json');
    const bytes = await readFile(file);
    const changed = Buffer.from(bytes);
    changed[10] = (changed[10] ?? 0) ^ 1;
    await writeFile(file, changed);
    expect(await codeOf(createExtractor({ model: folder }))).toBe('model-damaged');
    await writeFile(file, bytes);
  });

  it('refuses a folder without one of the files', async () => {
    await rm(path.join(folder, 'child.onnx'));
    expect(await codeOf(createExtractor({ model: folder }))).toBe('model-missing');
  });

  it('refuses a schema with errors, and names the place', async () => {
    const schema: Schema = { entities: [{ name: '' }], relations: [], events: [] };
    const work = extractor.extract('沈秋禾到了。', schema);
    await expect(work).rejects.toMatchObject({
      code: 'schema-invalid',
      detail: expect.stringContaining('entities[0]') as string,
    });
  });

  it('rejects what is being read when it is closed, and everything after', async () => {
    const short = await createExtractor({ model: MODEL });
    const reading = short.extract(TEXTS[4] ?? '', ALL);
    const code = codeOf(reading);
    await short.close();
    expect(await code).toBe('closed');
    expect(await codeOf(short.extract('沈秋禾', ALL))).toBe('closed');
  });
});
