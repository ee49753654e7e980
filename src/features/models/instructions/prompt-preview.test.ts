import { describe, expect, it } from 'vitest';
import { EMPTY_SCHEMA } from '../../../core/schema';
import { previewPrompt } from './prompt-preview';

const SCHEMA = { ...EMPTY_SCHEMA, entities: [{ name: '灯塔' }] };
const SHIPPED = { language: 'zh', texts: {} } as const;
const TEXT = '渔船绕过北岬灯塔。';

describe('the preview of a prompt', () => {
  it('holds the types of the schema and the start of the text', () => {
    const prompt = previewPrompt('ner', { schema: SCHEMA, text: TEXT }, SHIPPED);
    expect(prompt).toContain('灯塔\n');
    expect(prompt?.endsWith(TEXT)).toBe(true);
  });

  it('holds not all of a long text', () => {
    const text = TEXT.repeat(500);
    expect(previewPrompt('ner', { schema: SCHEMA, text }, SHIPPED)?.length).toBeLessThan(2000);
  });

  it('says what the person wrote', () => {
    const own = { language: 'zh', texts: { ner: '只找{labels}：{text}' } } as const;
    expect(previewPrompt('ner', { schema: SCHEMA, text: TEXT }, own)).toBe(`只找灯塔：${TEXT}`);
  });

  it('is there for an empty text, and missing for a task of which the schema has nothing', () => {
    expect(previewPrompt('ner', { schema: SCHEMA, text: '' }, SHIPPED)).toContain('灯塔');
    expect(previewPrompt('ee', { schema: SCHEMA, text: TEXT }, SHIPPED)).toBeUndefined();
  });
});
