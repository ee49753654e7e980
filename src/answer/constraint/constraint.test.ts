import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anySchema } from '../../core/any-schema.fixture';
import { anyText } from '../../core/any-text.fixture';
import { createConstraint, type Constraint } from './constraint';
import { planQuestions } from '../instruction/plan-questions';
import type { InstructionTask, Question } from '../instruction/question';
import { bytesAllowed, randomNumbers, stepText } from '../random-answer.fixture';
import type { Schema } from '../../core/schema';

const SCHEMA: Schema = {
  entities: [{ name: '动物' }, { name: '地点' }],
  relations: [{ name: '住地', head: '动物', tail: '地点' }],
  events: [
    { name: '搬家', roles: ['时间', '时间段'] },
    { name: '下雨', roles: [] },
  ],
};

function ask(task: InstructionTask): Question {
  const question = planQuestions(SCHEMA).find((candidate) => candidate.task === task);
  return question ?? { task, labels: [] };
}

/** What the constraint makes of an answer: may it stand so far, and may it end there? */
function judge(constraint: Constraint, answer: string): 'refused' | 'unfinished' | 'finished' {
  const state = stepText(constraint, answer);
  if (state === undefined) return 'refused';
  return constraint.canEnd(state) ? 'finished' : 'unfinished';
}

const entities = (text: string): Constraint => createConstraint(ask('ner'), text);
const relations = (text: string): Constraint => createConstraint(ask('re'), text);
const events = (text: string): Constraint => createConstraint(ask('ee'), text);

describe('createConstraint', () => {
  it('lets through pieces of the text under labels of the question', () => {
    const answer = '#动物\n-栗鼠\n-松鸦\n#地点\n-松果镇\n#动物\n-鼠\n';
    expect(judge(entities('栗鼠和松鸦住在松果镇'), answer)).toBe('finished');
  });

  it.each([
    ['a mention that the text does not have', '#动物\n-松鼠'],
    ['a mention that goes on behind its occurrence', '#动物\n-栗鼠松'],
    ['a label that was not asked for', '#植物'],
    ['a mention before any label', '-栗鼠'],
    ['a label without its mark', '动物'],
    ['a second label before any mention', '#动物\n#'],
    ['an empty mention', '#动物\n-\n'],
    ['a blank behind the mark of a label', '# '],
    ['a blank behind the mark of a mention', '#动物\n- '],
    ['a blank line', '#动物\n-栗鼠\n\n'],
    ['a line below an entity', '#动物\n-栗鼠\n>'],
  ])('refuses %s', (_, answer) => {
    expect(judge(entities('栗鼠和松鸦'), answer)).toBe('refused');
  });

  it('may end before the first line and behind every mention, nowhere else', () => {
    const constraint = entities('栗鼠');
    expect(judge(constraint, '')).toBe('finished');
    for (const answer of ['#', '#动物', '#动物\n', '#动物\n-', '#动物\n-栗鼠']) {
      expect(judge(constraint, answer)).toBe('unfinished');
    }
    expect(judge(constraint, '#动物\n-栗鼠\n')).toBe('finished');
  });

  it('ends a mention only behind a whole character', () => {
    const constraint = entities('a🐿');
    let state = stepText(constraint, '#动物\n-a');
    for (const byte of new TextEncoder().encode('🐿')) {
      expect(state && constraint.step(state, 0x0a) !== undefined).toBe(byte === 0xf0);
      state = state && constraint.step(state, byte);
    }
    expect(state && constraint.step(state, 0x0a)).toBeDefined();
  });

  it('keeps blanks out of a mention’s ends but not out of its middle', () => {
    const constraint = entities(' 年 终\u3000奖 ');
    expect(judge(constraint, '#动物\n- ')).toBe('refused');
    expect(judge(constraint, '#动物\n-\u3000')).toBe('refused');
    expect(judge(constraint, '#动物\n-年 \n')).toBe('refused');
    expect(judge(constraint, '#动物\n-年 终\u3000奖\n')).toBe('finished');
    expect(judge(constraint, '#动物\n-奖 ')).toBe('refused');
  });

  it.each(['\n', '\r', '\u2028', '\u0085', '\ud83d'])('lets no mention cross %j', (border) => {
    const constraint = entities(`松${border}果 ${border}`);
    expect(judge(constraint, '#动物\n-果\n')).toBe('finished');
    expect(judge(constraint, `#动物\n-松${border}`)).not.toBe('unfinished');
    expect(judge(constraint, '#动物\n-果 ')).toBe('refused');
  });

  it('tells half a surrogate pair from the character that stands for it', () => {
    expect(judge(entities('a\ud83db'), '#动物\n-a\ufffd')).toBe('refused');
    expect(judge(entities('a\ufffdb'), '#动物\n-a\ufffd\n')).toBe('finished');
  });

  it('stops a mention at 100 characters', () => {
    const constraint = entities('字'.repeat(300));
    expect(judge(constraint, `#动物\n-${'字'.repeat(100)}\n`)).toBe('finished');
    expect(judge(constraint, `#动物\n-${'字'.repeat(101)}`)).toBe('refused');
  });

  it('asks for a tail below every head of a relation', () => {
    const constraint = relations('栗鼠住在松果镇');
    expect(judge(constraint, '#住地\n-栗鼠\n')).toBe('unfinished');
    expect(judge(constraint, '#住地\n-栗鼠\n-')).toBe('refused');
    expect(judge(constraint, '#住地\n-栗鼠\n#')).toBe('refused');
    expect(judge(constraint, '#住地\n-栗鼠\n>松果镇\n>松果\n-鼠\n>镇\n')).toBe('finished');
  });

  it('lets no blank stand before a tail or an argument', () => {
    expect(judge(relations('栗鼠 住'), '#住地\n-栗鼠\n> ')).toBe('refused');
    expect(judge(events('去年 搬到'), '#搬家\n-搬到\n> ')).toBe('refused');
    expect(judge(events('去年 搬到'), '#搬家\n-搬到\n>时间： ')).toBe('refused');
  });

  it('takes marks for text behind the mark of a line', () => {
    const marks = ['#', '-', '>'];
    const schema: Schema = {
      entities: marks.map((name) => ({ name })),
      relations: [],
      events: [{ name: '##', roles: marks }],
    };
    const [entity, event] = planQuestions(schema).map((asked) => createConstraint(asked, '-># 鼠'));
    if (entity === undefined || event === undefined) throw new Error('no question');
    expect(judge(entity, '##\n-->#\n->\n#-\n-#\n--\n#>\n-># 鼠\n')).toBe('finished');
    expect(judge(event, '###\n--\n>>：>#\n>-：-\n>#：#\n->\n')).toBe('finished');
  });

  it('lets an event have arguments of its own roles, or none', () => {
    const constraint = events('去年栗鼠搬到松果镇');
    expect(judge(constraint, '#搬家\n-搬到\n')).toBe('finished');
    expect(judge(constraint, '#搬家\n-搬到\n>时间：去年\n>时间段：年\n-搬\n')).toBe('finished');
    expect(judge(constraint, '#搬家\n-搬到\n>地点')).toBe('refused');
    expect(judge(constraint, '#搬家\n-搬到\n>时间：\n')).toBe('refused');
    expect(judge(constraint, '#下雨\n-搬到\n>')).toBe('refused');
  });

  it.each(['', ' \n\u3000', '\ud83d\ud83d'])(
    'lets only the empty answer through for %j',
    (text) => {
      const constraint = entities(text);
      expect(judge(constraint, '')).toBe('finished');
      expect(bytesAllowed(constraint, constraint.start)).toEqual([]);
    },
  );

  it('lets only the empty answer through without labels', () => {
    const constraint = createConstraint({ task: 'ner', labels: [] }, '栗鼠');
    expect(bytesAllowed(constraint, constraint.start)).toEqual([]);
    expect(constraint.canEnd(constraint.start)).toBe(true);
  });

  it('ends an answer that writes the same thing three times', () => {
    const twice = '#动物\n-栗鼠\n-栗鼠\n-松鸦\n#地点\n-栗鼠\n';
    const constraint = entities('栗鼠和松鸦');
    expect(judge(constraint, `${twice}#`)).toBe('unfinished');
    const thrice = stepText(constraint, `${twice}#动物\n-栗鼠\n`);
    expect(thrice && constraint.canEnd(thrice)).toBe(true);
    expect(thrice && bytesAllowed(constraint, thrice)).toEqual([]);
  });

  it('ends relations that repeat, but not a head with ever new tails', () => {
    const constraint = relations('甲乙丙丁');
    const heads = ['乙', '丙', '丁', '甲'].map((tail) => `-甲\n>${tail}\n`).join('');
    expect(judge(constraint, `#住地\n${heads}-`)).toBe('unfinished');
    expect(judge(constraint, `#住地\n${'-甲\n>乙\n'.repeat(3)}-`)).toBe('refused');
  });

  it('lets as many events share a trigger as it has occurrences', () => {
    const constraint = events('搬，又搬，再搬，还搬，去年');
    const event = '-搬\n>时间：去年\n';
    expect(judge(constraint, `#搬家\n${event.repeat(3)}-搬\n`)).toBe('finished');
    expect(judge(constraint, `#搬家\n${event.repeat(3)}-搬\n-`)).toBe('refused');
  });

  it('ends an answer of 400 items', () => {
    const text = Array.from({ length: 500 }, (_, index) =>
      String.fromCodePoint(0x4e00 + index),
    ).join('');
    const constraint = entities(text);
    const answer = (count: number): string =>
      `#动物\n${Array.from(text.slice(0, count), (mention) => `-${mention}\n`).join('')}`;
    expect(judge(constraint, `${answer(399)}-`)).toBe('unfinished');
    expect(judge(constraint, answer(400))).toBe('finished');
    expect(judge(constraint, `${answer(400)}-`)).toBe('refused');
  });

  it('leaves a state as it was when other continuations are tried', () => {
    const constraint = entities('栗鼠和栗子');
    const state = stepText(constraint, '#动物\n-栗') ?? constraint.start;
    const before = bytesAllowed(constraint, state);
    stepText(constraint, '子\n', state);
    expect(stepText(constraint, '鼠和', state)).toBeDefined();
    expect(bytesAllowed(constraint, state)).toEqual(before);
  });

  it('does not know the states of something else', () => {
    expect(() => entities('栗鼠').step({ kind: 'line' }, 0x23)).toThrow(TypeError);
  });

  it('can complete any answer from wherever it stands', () => {
    fc.assert(
      fc.property(
        anySchema(3),
        anyText,
        fc.integer(),
        fc.nat(200),
        (schema, text, seed, length) => {
          for (const question of planQuestions(schema)) {
            const constraint = createConstraint(question, text);
            expect(completes(constraint, wander(constraint, seed, length))).toBe(true);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

function wander(constraint: Constraint, seed: number, length: number): Constraint['start'] {
  const random = randomNumbers(seed);
  let state = constraint.start;
  for (let count = 0; count < length; count += 1) {
    const allowed = bytesAllowed(constraint, state);
    const byte = allowed[Math.floor(random() * allowed.length)];
    state = (byte === undefined ? undefined : constraint.step(state, byte)) ?? state;
  }
  return state;
}

/** More than the longest line. */
const MANY_BYTES = 2000;

/** Whether taking the least byte always leads to an end: `\n` is the least of all that a mention takes. */
function completes(constraint: Constraint, start: Constraint['start']): boolean {
  let state = start;
  for (let count = 0; count < MANY_BYTES; count += 1) {
    if (constraint.canEnd(state)) return true;
    const allowed = bytesAllowed(constraint, state);
    const byte = allowed.includes(0x0a) ? 0x0a : allowed[0];
    const next = byte === undefined ? undefined : constraint.step(state, byte);
    if (next === undefined) return false;
    state = next;
  }
  return false;
}
