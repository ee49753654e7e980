import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDocument, everySpanIsTrue, mustFail, mustParse, spans } from './documents.fixture';
import { IDENTITY_LABELS } from './label-map';
import { familyLabels } from './label-names';
import { exportTagged, parseTagged } from './tagged';

const rows = (...lines: readonly string[]): string => lines.join('\n');

describe('parseTagged', () => {
  it('reads BIO with tabs, one document a sentence', () => {
    const content = rows('林\tB-PER', '满\tI-PER', '在\tO', '', '青\tB-LOC', '岚\tI-LOC', '');
    const documents = mustParse(parseTagged(content, familyLabels('general')));
    expect(documents.map(({ text }) => text)).toEqual(['林满在', '青岚']);
    expect(documents.flatMap(({ extraction }) => spans(extraction))).toEqual([
      '人名:林满@0',
      '地名:青岚@0',
    ]);
  });

  it('reads BMES with spaces, and S- as a mention of one character', () => {
    const content = rows('林 B-NAME', '小 M-NAME', '满 E-NAME', '苗 S-RACE');
    const [document] = mustParse(parseTagged(content, familyLabels('resume')));
    expect(document && spans(document.extraction)).toEqual(['姓名:林小满@0', '民族:苗@3']);
  });

  it('keeps a space as a token, with tabs and with spaces', () => {
    expect(mustParse(parseTagged(rows('a\tO', ' \tO', 'b\tO'), IDENTITY_LABELS))[0]?.text).toBe(
      'a b',
    );
    expect(mustParse(parseTagged(rows('a O', '  O', 'b O'), IDENTITY_LABELS))[0]?.text).toBe('a b');
  });

  it('keeps the place of a white-space token that was trimmed away', () => {
    const [document] = mustParse(parseTagged(rows('a O', ' O', 'b B-X'), IDENTITY_LABELS));
    expect(document?.text).toBe('a b');
    expect(document && spans(document.extraction)).toEqual(['X:b@2']);
  });

  it('takes two columns of tags as two layers', () => {
    const content = rows('林\tB-PER.NAM\tO', '老\tO\tB-PER.NOM', '师\tO\tI-PER.NOM');
    const [document] = mustParse(parseTagged(content, familyLabels('weibo')));
    expect(document && spans(document.extraction)).toEqual(['人名:林@0', '人物称呼:老师@1']);
  });

  it('strips the segment digit where every token has one', () => {
    const [document] = mustParse(
      parseTagged(rows('松0\tB-X', '果1\tI-X', '70\tO'), IDENTITY_LABELS),
    );
    expect(document?.text).toBe('松果7');
  });

  it('keeps digits that are text', () => {
    const [document] = mustParse(parseTagged(rows('松\tO', '70\tB-X'), IDENTITY_LABELS));
    expect(document?.text).toBe('松70');
  });

  it('reads CRLF, a byte order mark and characters outside the BMP', () => {
    const [document] = mustParse(parseTagged('\uFEFF🐿\tO\r\n松\tB-X\r\n', IDENTITY_LABELS));
    expect(document && spans(document.extraction)).toEqual(['X:松@2']);
  });

  it.each([
    ['', 1, 'at least one record'],
    ['松\tB-X\n果\n', 2, 'a token and one or two tags'],
    ['松\tB-X\tO\tO', 1, 'a token and one or two tags'],
    ['松\tnoun', 1, 'a tag such as'],
    ['\n\n{"text": "松果"}', 3, 'a tag such as'],
    ['松\tO\n果\tO\tO', 2, '1 column(s) of tags'],
    ['松\tB-', 1, 'a tag such as'],
  ])('says line and reason for %j', (content, line, reason) => {
    const error = mustFail(parseTagged(content, IDENTITY_LABELS));
    expect(error.line).toBe(line);
    expect(error.reason).toContain(reason);
  });

  it('never throws and keeps every span true, whatever the file holds', () => {
    const token = fc.string({ unit: 'binary', maxLength: 3 });
    const tag = fc.constantFrom('O', 'B-X', 'I-X', 'M-Y', 'E-X', 'S-Y', 'Q');
    const row = fc.tuple(token, fc.constantFrom('\t', ' ', ''), tag).map((cells) => cells.join(''));
    const near = fc.array(row).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), near), (content) => {
        const parsed = parseTagged(content, IDENTITY_LABELS);
        return parsed.ok ? everySpanIsTrue(parsed.value) : parsed.error.line >= 1;
      }),
    );
  });
});

describe('exportTagged', () => {
  it.each(['bio', 'bmes'] as const)('gives back what was read, in %s', (scheme) => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const first = exportTagged([document], IDENTITY_LABELS, scheme);
        const [again] = mustParse(parseTagged(first.content, IDENTITY_LABELS));
        expect(again?.text).toBe(document.text.replaceAll(/[\t\r\n\uFEFF]/gu, ' '));
        const count = again?.extraction.mentions.length ?? 0;
        expect(count + first.overlapping).toBe(document.extraction.mentions.length);
        expect(again && exportTagged([again], IDENTITY_LABELS, scheme).content).toBe(first.content);
      }),
    );
  });

  it('writes the tags of the format, and says how many mentions it could not', () => {
    const labels = familyLabels('general');
    const content = '林\tB-PER\n满\tI-PER\n在\tO\n';
    const documents = mustParse(parseTagged(content, labels));
    expect(exportTagged(documents, labels, 'bio')).toEqual({ content, overlapping: 0 });
    const nested = documents.map((document) => ({
      ...document,
      extraction: {
        ...document.extraction,
        mentions: [
          { id: 'a', type: '人名', start: 1, end: 2, text: '满' },
          { id: 'b', type: '人名', start: 0, end: 2, text: '林满' },
        ],
      },
    }));
    expect(exportTagged(nested, labels, 'bio')).toEqual({ content, overlapping: 1 });
  });
});
