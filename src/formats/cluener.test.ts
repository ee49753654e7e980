import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportCluener, parseCluener } from './cluener';
import { anyDocument, everySpanIsTrue, mustFail, mustParse, spans } from './documents.fixture';
import { IDENTITY_LABELS } from './label-map';
import { familyLabels } from './label-names';

const LABELS = familyLabels('cluener');

const record = (text: string, label: unknown): string => `${JSON.stringify({ text, label })}\n`;

describe('parseCluener', () => {
  it('reads inclusive ends and names the tags in Chinese', () => {
    const content = record('松果科技的经理林小满去了青岚', {
      company: { 松果科技: [[0, 3]] },
      name: { 林小满: [[7, 9]] },
      address: { 青岚: [[12, 13]] },
    });
    const [document] = mustParse(parseCluener(content, LABELS));
    expect(document?.text).toBe('松果科技的经理林小满去了青岚');
    expect(document && spans(document.extraction)).toEqual([
      '公司:松果科技@0',
      '姓名:林小满@7',
      '地址:青岚@12',
    ]);
  });

  it('turns code points into UTF-16 code units', () => {
    const content = record('🐿松果科技', { company: { 松果科技: [[1, 4]] } });
    const [document] = mustParse(parseCluener(content, LABELS));
    expect(document && spans(document.extraction)).toEqual(['公司:松果科技@2']);
  });

  it('takes offsets as code units where only that fits the quoted mention', () => {
    const content = record('🐿松果科技', { company: { 松果科技: [[2, 5]] } });
    const [document] = mustParse(parseCluener(content, LABELS));
    expect(document && spans(document.extraction)).toEqual(['公司:松果科技@2']);
  });

  it('notes a mention that is not at its place instead of dropping it silently', () => {
    const content = record('松果科技', { company: { 松果: [[1, 2]], 科技: [[2, 9]] } });
    const [document] = mustParse(parseCluener(content, LABELS));
    expect(document?.extraction.mentions).toEqual([]);
    expect(document?.extraction.issues.map(({ code }) => code)).toEqual([
      'ungrounded',
      'ungrounded',
    ]);
  });

  it('notes a tag that the label map does not know', () => {
    const content = record('松果', { fruit: { 松果: [[0, 1]] } });
    const [document] = mustParse(parseCluener(content, LABELS));
    expect(document?.extraction.issues[0]?.detail).toContain('fruit');
  });

  it.each([
    ['', 1, 'at least one record'],
    ['\n\nnot json\n', 3, 'valid JSON'],
    [`${record('松果', {})}{"text": "松果"}`, 2, 'an object at .label'],
    [record('松果', { name: { 松果: [[0]] } }), 1, 'two items at .label.name.松果[0]'],
    [record('松果', { name: { 松果: [[0, 1.5]] } }), 1, 'an integer at .label.name.松果[0][1]'],
    ['[]', 1, 'an object at the top'],
  ])('says line and reason for %j', (content, line, reason) => {
    const error = mustFail(parseCluener(content, LABELS));
    expect(error.line).toBe(line);
    expect(error.reason).toContain(reason);
  });

  it('never throws and keeps every span true, whatever the file holds', () => {
    const offset = fc.integer({ min: -2, max: 9 });
    const label = fc.dictionary(
      fc.string(),
      fc.dictionary(fc.string(), fc.array(fc.tuple(offset, offset))),
    );
    const near = fc
      .record({ text: fc.string({ unit: 'binary' }), label })
      .map((v) => JSON.stringify(v));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), near), (content) => {
        const parsed = parseCluener(content, IDENTITY_LABELS);
        return parsed.ok ? everySpanIsTrue(parsed.value) : parsed.error.line >= 1;
      }),
    );
  });
});

describe('exportCluener', () => {
  it('gives back what was read', () => {
    fc.assert(
      fc.property(fc.array(anyDocument, { minLength: 1, maxLength: 3 }), (documents) => {
        const content = exportCluener(documents, IDENTITY_LABELS);
        const again = mustParse(parseCluener(content, IDENTITY_LABELS));
        expect(again.map(({ text }) => text)).toEqual(documents.map(({ text }) => text));
        expect(again.map(({ extraction }) => new Set(spans(extraction)))).toEqual(
          documents.map(({ extraction }) => new Set(spans(extraction))),
        );
      }),
    );
  });

  it('writes the tags of the format', () => {
    const content = record('林小满', { name: { 林小满: [[0, 2]] } });
    expect(exportCluener(mustParse(parseCluener(content, LABELS)), LABELS)).toBe(content);
  });
});
