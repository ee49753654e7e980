import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnnotatedDocument } from '../core/extraction';
import { parseBrat } from './brat';
import { everySpanIsTrue, spans, triples } from './documents.fixture';
import { IDENTITY_LABELS } from './label-map';
import { familyLabels } from './label-names';

const LABELS = familyLabels('literature');
const TEXT = '外婆坐在老槐树下，\n缝一件蓝布衫。';

function read(...lines: readonly string[]): AnnotatedDocument {
  const parsed = parseBrat(TEXT, lines.join('\n'), LABELS);
  if (!parsed.ok) throw new Error(parsed.error.reason);
  return parsed.value;
}

describe('parseBrat', () => {
  it('reads entities by the part of the tag before its dash, and relations by name', () => {
    const { extraction } = read(
      'T1\tPerson-Nominal 0 2\t外婆',
      'T2\tLocation-Nominal 4 8\t老槐树下',
      'R1\tLocated Arg1:T1 Arg2:T2\t',
      '*\tCoreference T1 T1',
    );
    expect(spans(extraction)).toEqual(['人物:外婆@0', '地点:老槐树下@4']);
    expect(triples(extraction)).toEqual(['外婆 位于 老槐树下']);
  });

  it('reads a mention that runs over a line break, split or with a space in its quote', () => {
    expect(spans(read('T1\tThing 7 9;10 11\t下， 缝').extraction)).toEqual(['物品:下，\n缝@7']);
    expect(spans(read('T1\tThing 7 11\t下， 缝').extraction)).toEqual(['物品:下，\n缝@7']);
    expect(spans(read('T1\tThing 7 11\t下，', '缝').extraction)).toEqual(['物品:下，\n缝@7']);
  });

  it('notes a mention with text in its gap, and one that is not at its place', () => {
    const { extraction } = read('T1\tThing 0 1;4 5\t外 老', 'T2\tPerson 1 3\t外婆');
    expect(extraction.mentions).toEqual([]);
    expect(extraction.issues.map(({ code }) => code)).toEqual(['ungrounded', 'ungrounded']);
  });

  it('notes relations of unknown name, and those whose end is gone', () => {
    const { extraction } = read(
      'T1\tPerson 0 2\t外婆',
      'R1\tKnows Arg1:T1 Arg2:T1',
      'R2\tFamily Arg1:T1 Arg2:T9',
    );
    expect(extraction.relations).toEqual([]);
    expect(extraction.issues.map(({ code }) => code)).toEqual(['cut', 'ungrounded']);
  });

  it.each([
    ['T1\tPerson 0 2\t外婆\nT2\tPerson x 2\t外婆', 2, 'Tag start end'],
    ['\nR1\tFamily T1 T2', 2, 'Tag Arg1:T1 Arg2:T2'],
  ])('says line and reason for %j', (annotations, line, reason) => {
    const parsed = parseBrat(TEXT, annotations, LABELS);
    expect(parsed).toMatchObject({ ok: false, error: { line, code: 'wrong-row' } });
    expect(!parsed.ok && parsed.error.reason).toContain(reason);
  });

  it('never throws and keeps every span true, whatever the files hold', () => {
    const line = fc.oneof(
      fc.string(),
      fc
        .tuple(fc.nat(9), fc.nat(9), fc.string({ maxLength: 3 }))
        .map(([start, end, quote]) => `T1\tX ${start} ${end}\t${quote}`),
      fc
        .tuple(fc.nat(9), fc.nat(9), fc.nat(9), fc.nat(9))
        .map(([a, b, c, d]) => `T2\tX ${a} ${b};${c} ${d}\t外`),
      fc.constant('R1\tY Arg1:T1 Arg2:T2'),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(line), (text, lines) => {
        const parsed = parseBrat(text, lines.join('\n'), IDENTITY_LABELS);
        return parsed.ok ? everySpanIsTrue([parsed.value]) : parsed.error.line >= 1;
      }),
    );
  });
});
