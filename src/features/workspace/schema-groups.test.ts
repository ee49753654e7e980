import { describe, expect, it } from 'vitest';
import { eventGroup, groupTypes, shortTypeName } from './schema-groups';

const events = ['竞赛行为-夺冠', '人生-结婚', '竞赛行为-退役', '收购', ''];
const group = (filter: string) =>
  groupTypes(events, filter, eventGroup, (name) => [name]).map(({ heading, members }) => [
    heading,
    members.map(({ index }) => index),
  ]);

describe('groupTypes', () => {
  it('puts types under what precedes the dash, with their places in the schema', () => {
    expect(group('')).toEqual([
      ['竞赛行为', [0, 2]],
      ['人生', [1]],
      ['', [3, 4]],
    ]);
  });

  it('narrows by any part of a name; a type still without a name stays', () => {
    expect(group('退')).toEqual([
      ['竞赛行为', [2]],
      ['', [4]],
    ]);
  });
});

describe('shortTypeName', () => {
  it('is what follows the first dash, or the whole name', () => {
    expect(shortTypeName('财经/交易-出售/收购')).toBe('出售/收购');
    expect(shortTypeName('人物')).toBe('人物');
    expect(shortTypeName('-x')).toBe('-x');
    expect(shortTypeName('x-')).toBe('x-');
  });
});
