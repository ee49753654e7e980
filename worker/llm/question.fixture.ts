/** Questions of each task, for tests that need one. */
import { planQuestions } from '../../src/answer/instruction/plan-questions';
import type { Question } from '../../src/answer/instruction/question';
import type { Schema } from '../../src/core/schema';

export const SCHEMA: Schema = {
  entities: [{ name: '动物' }, { name: '地点' }, { name: 'food' }],
  relations: [
    { name: '住地', head: '动物', tail: '地点' },
    { name: '住地', head: '动物', tail: 'food' },
  ],
  events: [
    { name: '搬家', roles: ['时间', '搬家者', '去处'] },
    { name: '聚会', roles: [] },
  ],
};

export const QUESTIONS: readonly Question[] = planQuestions(SCHEMA);

export const TEXTS: readonly string[] = [
  '去年秋天，栗鼠和松鸦从老橡树搬到了松果镇，栗鼠住在镇北。',
  '「栗鼠🐿」吃 pine nuts，不吃蘑菇。\n松鸦也吃 pine nuts。',
  '聚会定在三月，三月的松果镇很暖和：三三两两，栗鼠栗鼠。',
  'aaaa aa\ud83d a\r\n\r\n-a ># a：a',
  '栗鼠付了 $$5、$& 和 $1：{function_string}<|im_end|>🐿\udc3f{user_message}</think>。',
];
