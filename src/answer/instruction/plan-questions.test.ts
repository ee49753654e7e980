import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anySchema } from '../../core/any-schema.fixture';
import type { Question } from './question';
import { EMPTY_SCHEMA, type Schema } from '../../core/schema';
import { isBlank } from '../../core/text';
import { planQuestions } from './plan-questions';

const namesOf = (questions: readonly Question[]): string[][] =>
  questions.map(({ labels }) => labels.map(({ name }) => name));

const relation = (name: string, head: string, tail: string) => ({ name, head, tail });

function plan(schema: Partial<Schema>, labelsPerQuestion?: number): readonly Question[] {
  const options = labelsPerQuestion === undefined ? {} : { labelsPerQuestion };
  return planQuestions({ ...EMPTY_SCHEMA, ...schema }, options);
}

describe('planQuestions', () => {
  it('asks nothing for an empty schema', () => {
    expect(plan({})).toEqual([]);
  });

  it('asks for entities, then relations, then events, never for two tasks at once', () => {
    const questions = plan({
      entities: [{ name: '动物' }],
      relations: [relation('住地', '动物', '地点')],
      events: [{ name: '搬家', roles: ['搬家者'] }],
    });
    expect(questions.map(({ task }) => task)).toEqual(['ner', 're', 'ee']);
  });

  it('fills questions of six labels unless told otherwise', () => {
    const entities = Array.from({ length: 14 }, (_, index) => ({ name: `类${index}` }));
    expect(plan({ entities }).map(({ labels }) => labels.length)).toEqual([6, 6, 2]);
    expect(plan({ entities }, 10).map(({ labels }) => labels.length)).toEqual([10, 4]);
  });

  it('keeps relations of one head type together', () => {
    const relations = [
      relation('父亲', '人物', '人物'),
      relation('歌手', '歌曲', '人物'),
      relation('母亲', '人物', '人物'),
      relation('作曲', '歌曲', '人物'),
      relation('国籍', '人物', '国家'),
    ];
    expect(namesOf(plan({ relations }, 4))).toEqual([
      ['父亲', '母亲', '国籍'],
      ['歌手', '作曲'],
    ]);
  });

  it('splits a head type that has more relations than a question holds', () => {
    const relations = Array.from({ length: 5 }, (_, index) =>
      relation(`关系${index}`, '人物', '物'),
    );
    expect(plan({ relations }, 2).map(({ labels }) => labels.length)).toEqual([2, 2, 1]);
  });

  it('tells relations of one name apart by their ends', () => {
    const relations = [relation('位于', '机构', '地点'), relation('位于', '景点', '地点')];
    expect(namesOf(plan({ relations }))).toEqual([['位于（机构→地点）', '位于（景点→地点）']]);
  });

  it('numbers what cannot be told apart otherwise', () => {
    const relations = [relation('在', '甲', '乙'), relation('在', '甲', '乙')];
    expect(namesOf(plan({ relations }))).toEqual([['在（甲→乙）', '在（甲→乙） 2']]);
    expect(namesOf(plan({ entities: [{ name: '甲' }, { name: ' 甲\n' }] }))).toEqual([
      ['甲', '甲 2'],
    ]);
  });

  it('writes a name on one line and a role without its colons', () => {
    const [question] = plan({ events: [{ name: '搬\r\n家', roles: ['时间:开始', '\t'] }] });
    expect(question?.labels[0]).toMatchObject({ name: '搬 家', roles: ['时间·开始', '?'] });
  });

  it('refuses questions without labels', () => {
    expect(() => plan({}, 0)).toThrow(RangeError);
    expect(() => plan({}, Number.NaN)).toThrow(RangeError);
  });

  it('asks for every type of any schema exactly once, under a name of its own', () => {
    fc.assert(
      fc.property(anySchema(70), fc.integer({ min: 1, max: 9 }), (schema, size) => {
        const questions = planQuestions(schema, { labelsPerQuestion: size });
        for (const [task, types] of [
          ['ner', schema.entities],
          ['re', schema.relations],
          ['ee', schema.events],
        ] as const) {
          const own = questions.filter((question) => question.task === task);
          const labels = own.flatMap((question) => question.labels);
          const asked = labels.map(({ source }) => source.type);
          expect(new Set<unknown>(asked)).toEqual(new Set<unknown>(types));
          expect(asked.length).toBe(types.length);
          expect(new Set(labels.map(({ name }) => name)).size).toBe(types.length);
        }
        for (const { labels } of questions) {
          expect(labels.length).toBeGreaterThan(0);
          expect(labels.length).toBeLessThanOrEqual(size);
        }
      }),
    );
  });

  it('gives names and roles that an answer can write on one line', () => {
    fc.assert(
      fc.property(anySchema(8), (schema) => {
        for (const { name, roles, source } of planQuestions(schema).flatMap((q) => q.labels)) {
          for (const written of [name, ...roles]) {
            expect(written).toBe(written.trim());
            expect(isBlank(written)).toBe(false);
            expect(written).not.toMatch(/[\n\r\u0085\u2028\u2029\p{Cs}]/u);
          }
          expect(roles.join('')).not.toMatch(/[:：]/u);
          expect(new Set(roles).size).toBe(roles.length);
          if (source.kind === 'event') expect(roles.length).toBe(source.type.roles.length);
        }
      }),
    );
  });
});
