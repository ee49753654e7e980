import { describe, expect, it } from 'vitest';
import type { Instructions, InstructionTask, Question } from './question';
import type { Schema } from '../../core/schema';
import { planQuestions } from './plan-questions';
import { buildPrompt } from './prompt';
import { shippedInstruction } from './wording';

const SCHEMA: Schema = {
  entities: [
    { name: '公司', description: '做生意的\n组织', examples: ['松果木业', '橡子科技'] },
    { name: '动物' },
  ],
  relations: [
    { name: '住地', head: '动物', tail: '地点', description: '现在住的地方' },
    { name: '位于', head: '公司', tail: '地点' },
    { name: '位于', head: '景点', tail: '地点' },
  ],
  events: [
    { name: '搬家', roles: ['时间', '去处'], description: '换住处' },
    { name: '下雨', roles: [] },
  ],
};

const SHIPPED: Instructions = { language: 'zh', texts: {} };

function ask(task: InstructionTask): Question {
  const question = planQuestions(SCHEMA).find((candidate) => candidate.task === task);
  return question ?? { task, labels: [] };
}

function say(task: InstructionTask, text: string, instructions = SHIPPED): string {
  return buildPrompt(ask(task), text, instructions)
    .map(({ content }) => content)
    .join('\n');
}

const own = (ner: string): Instructions => ({ language: 'zh', texts: { ner } });

describe('buildPrompt', () => {
  it('is one message of the user', () => {
    expect(buildPrompt(ask('ner'), '栗鼠', SHIPPED).map(({ role }) => role)).toEqual(['user']);
  });

  it.each(['ner', 're', 'ee'] as const)(
    'says the same for every chunk before the text (%s)',
    (task) => {
      for (const language of ['zh', 'en'] as const) {
        const instructions: Instructions = { language, texts: {} };
        const [short, long] = ['甲', '一段\n长得多的话。'];
        const prefix = say(task, short, instructions).slice(0, -short.length);
        expect(say(task, short, instructions)).toBe(prefix + short);
        expect(say(task, long, instructions)).toBe(prefix + long);
      }
    },
  );

  it('lists entity types with description and examples', () => {
    expect(say('ner', '')).toContain('\n公司：做生意的 组织。例如 松果木业、橡子科技\n动物\n');
  });

  it('shows how the first example of a type is written in an answer', () => {
    expect(say('ner', '')).toContain('\n例词写成：\n#公司\n-松果木业\n\n');
  });

  it('lists relations with the types of their ends', () => {
    expect(say('re', '')).toContain(
      '\n住地：动物 → 地点。现在住的地方\n位于（公司→地点）：公司 → 地点\n位于（景点→地点）：景点 → 地点\n',
    );
  });

  it('lists events with their roles', () => {
    expect(say('ee', '')).toContain('\n搬家：角色 时间、去处。换住处\n下雨\n');
  });

  it('speaks English where asked to', () => {
    const english = say('ee', 'rain', { language: 'en', texts: {} });
    expect(english).toContain('\n搬家: roles 时间, 去处. 换住处\n');
    expect(english.endsWith('Text:\nrain')).toBe(true);
  });

  it('fills a person’s own wording in the order in which it asks', () => {
    expect(say('ner', '栗鼠', own('读：{text}\n{text}\n找：{labels}'))).toMatch(
      /^读：栗鼠\n栗鼠\n找：公司：/u,
    );
  });

  it('appends the part for which a wording has no place', () => {
    expect(say('ner', '栗鼠', own('找词'))).toMatch(/^找词\n\n公司：[^]*\n\n栗鼠$/u);
    expect(say('ner', '栗鼠', own('{labels}是要找的'))).toMatch(/是要找的\n\n栗鼠$/u);
    expect(say('ner', '栗鼠', own('看{text}'))).toMatch(/^看栗鼠\n\n公司：/u);
  });

  it('ships a wording where a person’s own is blank', () => {
    expect(say('ner', '栗鼠', own(' \n'))).toBe(say('ner', '栗鼠'));
  });

  it('never reads the text as a placeholder or a pattern', () => {
    const text = '{labels}{text}$&$1';
    expect(say('ner', text).endsWith(`\n${text}`)).toBe(true);
  });
});

describe('shippedInstruction', () => {
  it('has each placeholder once, the text at the very end, and no blank behind a mark', () => {
    for (const task of ['ner', 're', 'ee'] as const) {
      for (const language of ['zh', 'en'] as const) {
        const wording = shippedInstruction(task, language);
        expect(wording.split('{labels}').length).toBe(2);
        expect(wording.split('{text}')).toEqual([expect.stringMatching(/\n#\S/u), '']);
        expect(wording).not.toMatch(/(?:^|["“])[#>-]\s/mu);
      }
    }
  });
});
