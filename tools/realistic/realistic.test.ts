import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AnnotatedDocument } from '../../src/core/extraction';
import { DUIE_PREDICATES } from '../../src/presets/duie';
import { DUEE_EVENTS } from '../../src/presets/duee';
import { IDENTITY_LABELS } from '../../src/formats/label-map';
import { parseUnified, unifiedLine } from '../../src/formats/unified';
import { readMarkedTexts } from './marked-text';

const read = (name: string): string => readFileSync(`tools/realistic/${name}`, 'utf8');

function documentsOf(content: string): readonly AnnotatedDocument[] {
  const documents = readMarkedTexts(content, DUIE_PREDICATES);
  if (!documents.ok) throw new Error(documents.error);
  return documents.value;
}

describe('the realistic texts', () => {
  const documents = documentsOf(read('texts.txt'));

  // Fault: the data file is older than the marked texts.
  it('are what the data file holds', () => {
    const lines = documents.map((document) => `${unifiedLine(document)}\n`);
    expect(read('realistic.jsonl')).toBe(lines.join(''));
  });

  // Fault: an offset that lies, or a link to a mention that is not there.
  it('have true spans and whole links', () => {
    const parsed = parseUnified(read('realistic.jsonl'), IDENTITY_LABELS);
    expect(parsed.ok && parsed.value.flatMap(({ extraction }) => extraction.issues)).toEqual([]);
    expect(parsed.ok && parsed.value).toHaveLength(30);
  });

  // Fault: gold asks for what no preset has, so that it counts as missed for ever.
  it('have only types and roles of the presets', () => {
    const predicates = new Set(DUIE_PREDICATES.map(({ name }) => name));
    const roles = new Map(DUEE_EVENTS.map(({ name, roles: own }) => [name, own]));
    const relations = documents.flatMap(({ extraction }) => extraction.relations);
    expect(relations.filter(({ type }) => !predicates.has(type))).toEqual([]);
    const events = documents.flatMap(({ extraction }) => extraction.events);
    const odd = events.flatMap(({ type, arguments: args }) =>
      args
        .filter(({ role }) => roles.get(type)?.includes(role) !== true)
        .map(({ role }) => [type, role]),
    );
    expect(odd).toEqual([]);
    expect(events.filter(({ type }) => !roles.has(type))).toEqual([]);
  });

  // Fault: too short to be like what people paste, or too few without a relation.
  it('are as long as what people paste, and half of them state no relation', () => {
    const lengths = documents.map(({ text }) => text.length);
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(150);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(600);
    const without = documents.filter(({ extraction }) => extraction.relations.length === 0);
    expect(without).toHaveLength(15);
  });

  // Fault: one occurrence of a name is marked and the next one is forgotten.
  it('mark every occurrence of a name that is marked once', () => {
    const forgotten = documents.flatMap(({ id, text, extraction }) => {
      const names = extraction.mentions.filter(({ type }) =>
        ['人名', '地名', '机构名'].includes(type),
      );
      return names.flatMap((name) =>
        [...text.matchAll(new RegExp(name.text, 'gu'))]
          .filter(({ index }) =>
            names.every(({ start, end }) => index < start || index + name.text.length > end),
          )
          .map(({ index }) => `${id} ${name.text}@${index}`),
      );
    });
    expect(forgotten).toEqual([]);
  });
});

describe('readMarkedTexts', () => {
  it.each([
    ['a brace that is not closed', '== 1\n{松果'],
    ['a mark without words', '== 1\n松果{/P}'],
    ['a key that is not there', '== 1\n{松果/O#a}\nR 创始人 a b'],
    ['a predicate that is not known', '== 1\n{松/O#a}{果/P#b}\nR 口味 a b'],
    ['a key twice', '== 1\n{松/O#a}{果/P#a}'],
  ])('refuses %s', (_, content) => {
    expect(readMarkedTexts(content, DUIE_PREDICATES).ok).toBe(false);
  });

  it('nests marks', () => {
    const [document] = documentsOf('== 1\n{{青岚/L}大学/O#a}的{周渡/P#b}\nR 校长 a b');
    expect(document?.text).toBe('青岚大学的周渡');
    expect(document?.extraction.mentions.map(({ type, text }) => [type, text])).toEqual([
      ['地名', '青岚'],
      ['机构名', '青岚大学'],
      ['人名', '周渡'],
      ['学校', '青岚大学'],
      ['人物', '周渡'],
    ]);
  });
});
