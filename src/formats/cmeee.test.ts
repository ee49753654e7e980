import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_EXTRACTION } from '../core/extraction';
import { exportCmeee, parseCmeee } from './cmeee';
import { anyDocument, everySpanIsTrue, mustFail, mustParse, spans } from './documents.fixture';
import { IDENTITY_LABELS } from './label-map';
import { familyLabels } from './label-names';

const LABELS = familyLabels('cmeee');

describe('parseCmeee', () => {
  it('reads inclusive ends and nested mentions', () => {
    const content = '膝关节肿痛时应就诊。|||0    2    bod|||0    4    sym|||\n';
    const [document] = mustParse(parseCmeee(content, LABELS));
    expect(document && spans(document.extraction)).toEqual([
      '身体部位:膝关节@0',
      '临床表现:膝关节肿痛@0',
    ]);
  });

  it('reads a text without mentions', () => {
    expect(mustParse(parseCmeee('今日休诊。|||\n', LABELS))[0]?.extraction.mentions).toEqual([]);
  });

  it('notes a range that is outside the text', () => {
    const [document] = mustParse(parseCmeee('休诊|||1    9    dis|||', LABELS));
    expect(document?.extraction.issues[0]?.code).toBe('ungrounded');
  });

  it.each([
    ['', 1, 'at least one record'],
    ['休诊|||\n没有字段\n', 2, 'found no "|||"'],
    ['休诊|||一    2    dis|||', 1, 'two integers'],
    ['休诊|||0    1|||', 1, 'two integers'],
    ['{"text": "休诊"}', 1, 'found no "|||"'],
  ])('says line and reason for %j', (content, line, reason) => {
    const error = mustFail(parseCmeee(content, LABELS));
    expect(error.line).toBe(line);
    expect(error.reason).toContain(reason);
  });

  it('never throws and keeps every span true, whatever the file holds', () => {
    const field = fc.tuple(fc.nat(9), fc.nat(12), fc.string()).map((cells) => cells.join('    '));
    const near = fc
      .tuple(fc.string({ unit: 'binary' }), fc.array(field))
      .map(([text, fields]) => [text, ...fields, ''].join('|||'));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), near), (content) => {
        const parsed = parseCmeee(content, IDENTITY_LABELS);
        return parsed.ok ? everySpanIsTrue(parsed.value) : parsed.error.line >= 1;
      }),
    );
  });
});

describe('exportCmeee', () => {
  it('does not let bars of the text end a field', () => {
    const document = { id: '0', text: 'a||||b|', extraction: EMPTY_EXTRACTION };
    expect(exportCmeee([document], IDENTITY_LABELS)).toBe('a    b |||\n');
  });

  it('gives back what was read', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        fc.pre(!document.text.startsWith('\uFEFF'));
        const content = exportCmeee([document], IDENTITY_LABELS);
        const [again] = mustParse(parseCmeee(content, IDENTITY_LABELS));
        expect(again && exportCmeee([again], IDENTITY_LABELS)).toBe(content);
        const places = (mentions: typeof document.extraction.mentions): readonly string[] =>
          mentions.map(({ type, start, end }) => `${type} ${start} ${end}`);
        expect(places(again?.extraction.mentions ?? [])).toEqual(
          places(document.extraction.mentions),
        );
      }),
    );
  });
});
