import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { schemaFile } from '../schema-option';
import { readEvaluateOptions } from './options';
import { readQuestion } from './question';

const folder = mkdtempSync(join(tmpdir(), 'chinchilla-question-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const ask = async (format: string, gold: string, ...more: readonly string[]) => {
  const options = readEvaluateOptions(['--format', format, '--gold', gold, ...more]);
  return options.ok ? await readQuestion(options.value) : options;
};

const good = file('good.bio', '松\tS-NAME\n\n果\tS-TITLE\n');
const wrong = file('wrong.json', '{"text": "松果", "label": {}}\n{"text": "松果"}\n');
const badLabels = file('labels.json', '{\n"PER": }\n');

describe('readQuestion', () => {
  it('asks for the types of a tagged file, all of them even where only some documents are read', async () => {
    const question = await ask('bio', good, '--limit', '1');
    expect(question).toMatchObject({
      ok: true,
      value: { schema: { entities: [{ name: '姓名' }, { name: '职务' }] } },
    });
    expect(question.ok && question.value.documents).toHaveLength(1);
  });

  it('asks for the preset of a format, or for another one', async () => {
    const cluener = file('good.json', '{"text": "松果", "label": {}}');
    const fine = await ask('cluener', cluener);
    expect(fine.ok && fine.value.schema.entities).toHaveLength(10);
    const general = await ask('cluener', cluener, '--preset', 'ner-general');
    expect(general.ok && general.value.schema.entities).toHaveLength(3);
  });

  it('takes the schema of a file in our own form from --preset or --schema, one of them', async () => {
    const own = file('own.jsonl', '{"id":"1","text":"","mentions":[],"relations":[],"events":[]}');
    const schema = file(
      'own.schema.json',
      '{"entities":[{"name":"松"}],"relations":[],"events":[]}',
    );
    expect(await ask('chinchilla', own)).toMatchObject({ ok: false });
    expect((await ask('chinchilla', own, '--preset', 'ner-general', '--schema', schema)).ok).toBe(
      false,
    );
    expect(await ask('chinchilla', own, '--schema', schema)).toMatchObject({
      ok: true,
      value: { schema: { entities: [{ name: '松' }] } },
    });
  });

  it('reads names from --labels', async () => {
    const labels = file('names.json', '{"NAME": "学者"}');
    const question = await ask('bio', good, '--labels', labels);
    expect(question).toMatchObject({ value: { schema: { entities: [{ name: '学者' }, {}] } } });
  });

  it('asks for entities by the names of --labels instead of a preset', async () => {
    const gold = file(
      'named.json',
      '{"text": "松果", "label": {"name": {"松": [[0, 0]]}, "company": {"果": [[1, 1]]}}}',
    );
    const labels = file('others.json', '{"name": "学者"}');
    const renamed = await ask('cluener', gold, '--labels', labels);
    const names = renamed.ok ? renamed.value.schema.entities.map(({ name }) => name) : [];
    expect(names).toEqual(['学者', '公司']);
    const preset = await ask('cluener', gold, '--labels', labels, '--preset', 'ner-general');
    expect(preset.ok && preset.value.schema.entities).toHaveLength(3);
  });

  it.each([
    ['cluener', wrong, [], 'wrong.json:2: expected an object at .label'],
    ['bio', wrong, [], 'wrong.json:1: expected a token'],
    ['cmeee', good, [], 'good.bio:1: expected "text|||'],
    ['duie', good, [], 'good.bio:1: expected valid JSON'],
    ['duee', file('empty.txt', ''), [], 'empty.txt:1: expected at least one record'],
    ['bio', join(folder, 'none'), [], 'no such file'],
    ['bio', file('bytes.txt', Uint8Array.of(0xff, 0xfe, 0xfd)), [], 'cannot be read as UTF-8'],
    ['bio', good, ['--preset', 'none'], 'no preset "none"; there are: '],
    ['bio', good, ['--labels', badLabels], 'labels.json:2: expected valid JSON'],
  ])('says what is wrong with a %s file %s %j', async (format, gold, more, reason) => {
    const question = await ask(format, gold, ...more);
    expect(!question.ok && question.error).toContain(reason);
  });
});

describe('schemaFile', () => {
  it('reads a schema', () => {
    const read = schemaFile(file('good-schema.json', '{"entities": ["人名"]}'));
    expect(read).toMatchObject({ ok: true, value: { entities: [{ name: '人名' }] } });
  });

  it.each([
    ['bad-json.json', '{\n"entities": }', 'bad-json.json:2: expected valid JSON'],
    ['bad-name.json', '{"entities": [""]}', 'not a usable schema: empty-name at entities[0].name'],
    ['none.json', '{}', 'not a usable schema: no-labels at the top'],
  ])('says what is wrong with %s', (name, content, reason) => {
    const read = schemaFile(file(name, content));
    expect(!read.ok && read.error).toContain(reason);
  });
});
