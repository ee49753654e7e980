import { describe, expect, it } from 'vitest';
import { itemsOfKind } from '../../core/decided';
import { newDocument } from '../../core/document';
import type { Extraction } from '../../core/extraction';
import { ok } from '../../core/result';
import type { RunClient } from '../../engine/run/extraction-run';
import { decide } from '../workspace/decide';
import { Navigation } from '../workspace/navigation.svelte';
import { Preferences } from '../workspace/preferences.svelte';
import { eventKey } from '../workspace/selection';
import { Workspace } from '../workspace/workspace.svelte';
import { Correcting } from './correcting.svelte';

const TEXT = '许岚在海岳科技工作。许岚的女儿许沐在海岳科技实习。';
const SCHEMA = {
  entities: [{ name: '人物' }, { name: '企业' }],
  relations: [
    { name: '任职于', head: '人物', tail: '企业' },
    { name: '女儿', head: '人物', tail: '人物' },
    { name: '母亲', head: '人物', tail: '人物' },
  ],
  events: [{ name: '入职', roles: ['人员', '单位'] }],
};

function mention(type: string, quote: string, from = 0, score = 0.9) {
  const start = TEXT.indexOf(quote, from);
  return { id: `${type}${start}`, type, start, end: start + quote.length, text: quote, score };
}

const FOUND: Extraction = {
  mentions: [mention('人物', '许岚'), mention('企业', '海岳', 0, 0.6), mention('人物', '许沐')],
  relations: [],
  events: [],
  issues: [],
};

/** A client that is never asked: the finds are there. */
const client: RunClient = {
  loaded: undefined,
  extract: () => ({
    done: Promise.resolve(ok({ chunks: 0, milliseconds: 0 })),
    cancel: () => undefined,
  }),
};

function open(found = FOUND) {
  const workspace = new Workspace({
    client,
    instructions: () => ({}) as never,
    typingDelay: () => 50,
  });
  const predictions = { extraction: found, model: 'm', schema: SCHEMA, at: 0, complete: true };
  workspace.open({ ...newDocument('d', 0, { schema: SCHEMA, text: TEXT }), predictions });
  const navigation = new Navigation();
  const correcting = new Correcting(workspace, navigation, new Preferences());
  const select = (quote: string): void => {
    const found = workspace.found.extraction.mentions.find(({ text }) => text === quote);
    workspace.select({ kind: 'mention', id: found?.id ?? '' });
  };
  const shown = (): string[] =>
    workspace.found.extraction.mentions.map(({ type, text }) => `${type} ${text}`).sort();
  return { workspace, navigation, correcting, select, shown };
}

describe('Correcting', () => {
  it('marks a piece of text, selects it, and takes it back in one step', () => {
    const { workspace, navigation, correcting, shown } = open();
    const start = TEXT.indexOf('女儿');
    navigation.point(start, start + 2, TEXT);
    expect(correcting.subject).toEqual({ kind: 'span', span: { start, end: start + 2 } });
    correcting.giveType('人物');
    expect(correcting.subject).toMatchObject({ kind: 'mention', mention: { text: '女儿' } });
    expect(correcting.accepted).toBe(true);
    workspace.undo();
    expect(shown()).not.toContain('人物 女儿');
  });

  it('says of a mention that it is negated, which stays with it under another type', () => {
    const { workspace, correcting, select } = open();
    select('海岳');
    correcting.toggleAttribute('否定');
    correcting.toggleAttribute('既往');
    expect([...correcting.attributes]).toEqual(['否定', '既往']);
    correcting.giveType('人物');
    expect([...correcting.attributes]).toEqual(['否定', '既往']);
    correcting.toggleAttribute('否定');
    expect([...correcting.attributes]).toEqual(['既往']);
    workspace.undo();
    expect([...correcting.attributes]).toEqual(['否定', '既往']);
  });

  it('moves an edge, and the decision outlives another run', () => {
    const { workspace, correcting, select, shown } = open();
    select('海岳');
    expect(correcting.moveEdge('end', 1, 'character')).toBe(true);
    expect(correcting.moveEdge('end', 1, 'character')).toBe(true);
    expect(shown()).toContain('企业 海岳科技');
    const again = { ...FOUND, mentions: [...FOUND.mentions] };
    const predictions = { extraction: again, model: 'n', schema: SCHEMA, at: 1, complete: true };
    workspace.document = { ...workspace.document, predictions };
    expect(shown()).toEqual(['人物 许岚', '人物 许沐', '企业 海岳科技']);
  });

  it('marks every place of a string, and takes all away, each in one step', () => {
    const { workspace, correcting, select, shown } = open();
    select('许岚');
    expect(correcting.places).toHaveLength(2);
    correcting.everywhere('accept');
    expect(shown().filter((one) => one === '人物 许岚')).toHaveLength(2);
    correcting.everywhere('reject');
    expect(shown()).not.toContain('人物 许岚');
    workspace.undo();
    expect(shown().filter((one) => one === '人物 许岚')).toHaveLength(2);
  });

  it('links two mentions, turns the link round, gives it another type and takes it away', () => {
    const { workspace, correcting, select } = open();
    const relations = (): string[] => {
      const { mentions, relations: all } = workspace.found.extraction;
      const text = (id: string): string => mentions.find((one) => one.id === id)?.text ?? '';
      return all.map(({ type, head, tail }) => `${text(head)} ${type} ${text(tail)}`);
    };
    select('许岚');
    const other = workspace.marks.marks.find((mark) => mark.mention.text === '许沐');
    if (other === undefined) throw new Error('no mark');
    correcting.link(other, { type: '女儿', forward: true, own: '人物', other: '人物' });
    expect(relations()).toEqual(['许岚 女儿 许沐']);
    const turn = correcting.subject;
    if (turn?.kind !== 'relation') throw new Error('the link is not selected');
    correcting.turn(turn.relation);
    expect(relations()).toEqual(['许沐 女儿 许岚']);
    const turned = correcting.subject;
    if (turned?.kind !== 'relation') throw new Error('the link is not selected');
    correcting.retypeRelation(turned.relation, '母亲');
    expect(relations()).toEqual(['许沐 母亲 许岚']);
    correcting.reject();
    expect(relations()).toEqual([]);
  });

  // Fault: an argument below the threshold, which nobody saw, becomes a decision of the person.
  it('accepts of an event what is shown of it', () => {
    const trigger = mention('入职', '工作');
    const [person, firm] = FOUND.mentions;
    const seen = [
      { role: '人员', mention: person?.id ?? '', score: 0.9 },
      { role: '单位', mention: firm?.id ?? '', score: 0.2 },
    ];
    const events = [{ type: '入职', trigger: trigger.id, arguments: seen, score: 0.8 }];
    const { workspace, correcting } = open({
      ...FOUND,
      mentions: [...FOUND.mentions, trigger],
      events,
    });
    const [event] = workspace.shown.events;
    if (event === undefined) throw new Error('the event is not shown');
    workspace.select({ kind: 'event', key: eventKey(event) });
    correcting.accept();
    const accepted = itemsOfKind(workspace.document.items, 'argument');
    expect(accepted.map(({ role }) => role)).toEqual(['人员']);
  });

  it('makes an event of a trigger, gives roles and takes one', () => {
    const { workspace, navigation, correcting } = open();
    const start = TEXT.indexOf('实习');
    navigation.point(start, start + 2, TEXT);
    correcting.makeTrigger('入职');
    const subject = correcting.subject;
    if (subject?.kind !== 'event') throw new Error('the event is not selected');
    const person = workspace.found.extraction.mentions.find(({ text }) => text === '许沐');
    correcting.giveRole(subject.event, '人员', person?.id ?? '');
    const [event] = workspace.found.extraction.events;
    expect(event?.arguments).toHaveLength(1);
    if (event === undefined) return;
    correcting.takeRole(event, 0);
    expect(workspace.found.extraction.events[0]?.arguments).toEqual([]);
  });

  it('splits and joins', () => {
    const { correcting, select, shown, navigation } = open();
    const start = TEXT.indexOf('海岳科技工作');
    navigation.point(start, start + 6, TEXT);
    correcting.giveType('企业');
    correcting.split(start + 4);
    expect(shown()).toEqual(expect.arrayContaining(['企业 海岳科技', '企业 工作']));
    select('海岳科技');
    correcting.join();
    expect(shown()).toContain('企业 海岳科技工作');
    expect(shown()).not.toContain('企业 工作');
  });

  // Catches: an act on a span of a text that went on, or back, under the open bar.
  it('forgets a piece of a text that has changed, also where it would still fit', () => {
    const { workspace, navigation, correcting } = open();
    workspace.edit(`昨天，${TEXT}`);
    const start = workspace.text.indexOf('海岳');
    navigation.point(start, start + 2, workspace.text);
    expect(correcting.subject?.kind).toBe('span');
    workspace.undo();
    expect(correcting.subject).toBeUndefined();
    correcting.giveType('企业');
    expect(workspace.document.items.size).toBe(0);
  });

  it('offers to join only what stands close together', () => {
    const { correcting, select } = open();
    select('许岚');
    expect(correcting.next).toBeUndefined();
  });

  it('takes away as many as it says', () => {
    const { correcting, select, shown } = open();
    select('许岚');
    expect([correcting.places.length, correcting.marked.length]).toEqual([2, 1]);
    correcting.everywhere('reject');
    expect(shown()).not.toContain('人物 许岚');
  });
});

describe('decide', () => {
  it('changes nothing where another tab edits the document, or where nothing was decided', () => {
    const { workspace } = open();
    const { history } = workspace;
    expect(decide(workspace, '', () => 1)).toBe(1);
    expect(workspace.history).toBe(history);
    workspace.readOnly = true;
    expect(decide(workspace, '', (pen) => pen.acceptMention('人物0'))).toBeUndefined();
    expect(workspace.document.items.size).toBe(0);
  });
});
