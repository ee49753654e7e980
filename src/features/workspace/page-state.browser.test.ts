import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EMPTY_SCHEMA } from '../../core/schema';
import { bench, closeAll, LARGE_MODEL, MODEL } from '../../engine/client/scripted-client.fixture';
import { BASE_MODEL } from '../../engine/models/built-in';
import { loadTranslation } from '../../i18n/translation';
import { Words } from '../../i18n/words.svelte';
import { gradually } from '../../ui/gradual.svelte';
import { indexMarks } from './marks';
import { Model } from './model.svelte';
import { Navigation } from './navigation.svelte';
import { Offline } from './offline.svelte';
import { Preferences } from './preferences.svelte';
import { recall } from './remembered';
import { rooted } from './rooted.svelte.fixture';

beforeEach(() => {
  localStorage.clear();
});
afterEach(closeAll);

describe('Navigation', () => {
  it('opens the results that a preset is about', () => {
    const navigation = new Navigation();
    navigation.openFor('re-encyclopedia');
    expect(navigation.tab).toBe('relations');
    navigation.openFor('of nobody');
    expect(navigation.tab).toBe('entities');
  });

  it('follows what is clicked: triggers to events, the end of a relation stays with relations', () => {
    const person = { id: 'p', type: '人物', start: 0, end: 2, text: '许岚', score: 1 };
    const extraction = {
      mentions: [person],
      relations: [{ type: '创立', head: 'f', tail: 'p' }],
      events: [],
      issues: [],
    };
    const [mark] = indexMarks(extraction, EMPTY_SCHEMA, new Map()).marks;
    if (mark === undefined) throw new Error('no mark');
    const navigation = new Navigation();
    navigation.tab = 'relations';
    navigation.follow(mark, extraction);
    expect(navigation.tab).toBe('relations');
    navigation.follow({ ...mark, kind: 'trigger' }, extraction);
    expect(navigation.tab).toBe('events');
    navigation.follow(mark, { ...extraction, relations: [] });
    expect(navigation.tab).toBe('entities');
  });

  // Catches: a key that is let go and brings back a selection that was dealt with.
  it('knows what is selected in the text, and takes the same news once', () => {
    const navigation = new Navigation();
    navigation.point(2, 5, '甲');
    expect(navigation.range).toEqual({ start: 2, end: 5, text: '甲' });
    navigation.range = undefined;
    navigation.point(2, 5, '甲');
    expect(navigation.range).toBeUndefined();
    navigation.point(7, 7, '甲');
    expect([navigation.caret, navigation.range]).toEqual([7, undefined]);
    navigation.point(2, 5, '甲');
    navigation.lead({ start: 0, end: 1 });
    expect(navigation.range).toBeUndefined();
  });
});

describe('Preferences', () => {
  it('are kept from visit to visit, and what was stored wrongly is not believed', () => {
    const first = new Preferences();
    expect([first.theme, first.language]).toEqual(['system', 'zh']);
    first.nextTheme();
    first.setLanguage(first.otherLanguage);
    first.setName('甲');
    first.setLargeStart('button');
    const second = new Preferences();
    expect([second.theme, second.language, second.name]).toEqual(['light', 'en', '甲']);
    expect(second.largeStart).toBe('button');
    localStorage.setItem('chinchilla-theme', 'pink');
    expect(new Preferences().theme).toBe('system');
  });
});

describe('Model', () => {
  it('is ready under its name, and a large one is remembered', async () => {
    const { client } = bench({});
    const model = new Model(client, MODEL);
    expect(await model.use(undefined)).toBe(true);
    expect(model.ready).toBe(true);
    expect(model.name).not.toBe('');
    await model.use(LARGE_MODEL.id);
    expect(new Model(client, MODEL).large).toBe(LARGE_MODEL.id);
  });

  it('goes back to the built-in one, says why, and does not try again at the next visit', async () => {
    const refusal = { code: 'no-webgpu', detail: 'no adapter' } as const;
    const { client } = bench({ load: refusal }, {});
    const model = new Model(client, MODEL);
    expect(await model.use(LARGE_MODEL.id)).toBe(true);
    expect(model.large).toBeUndefined();
    expect(model.givenUp).toEqual({ id: LARGE_MODEL.id, failure: refusal });
    expect(new Model(client, MODEL).large).toBeUndefined();
    model.dismiss();
    expect(model.givenUp).toBeUndefined();
  });

  // Catches: a choice that is lost at the next visit, or that a large model's turn takes with it.
  it('remembers another built-in one, also while a large one runs', async () => {
    const { client } = bench({});
    const model = new Model(client, MODEL);
    await model.use(undefined, BASE_MODEL);
    expect([model.builtIn, new Model(client, MODEL).builtIn]).toEqual([BASE_MODEL, BASE_MODEL]);
    await model.use(LARGE_MODEL.id);
    expect(new Model(client, MODEL)).toMatchObject({ large: LARGE_MODEL.id, builtIn: BASE_MODEL });
    await model.use(undefined);
    expect([model.large, model.builtIn]).toEqual([undefined, BASE_MODEL]);
    await model.use(undefined, MODEL);
    expect(new Model(client, MODEL).builtIn).toEqual(MODEL);
  });

  // Catches: a visit that begins with a model which took the tab down the last time.
  it('goes on with the smaller built-in one where the other does not run, and says why', async () => {
    const full = { code: 'out-of-memory', detail: 'no more memory' } as const;
    const { client } = bench({ load: full }, {});
    const model = new Model(client, MODEL);
    expect(await model.use(undefined, BASE_MODEL)).toBe(true);
    expect([model.builtIn, model.large]).toEqual([MODEL, undefined]);
    expect(model.givenUp).toEqual({ id: BASE_MODEL.id, failure: full });
    expect(new Model(client, MODEL).builtIn).toEqual(MODEL);
  });

  // Catches: a device on which the usual one is too much, and which tries it at every visit.
  it('leaves what is usual on this device where it does not run, and takes it up when it is chosen', async () => {
    const full = { code: 'out-of-memory', detail: 'no more memory' } as const;
    const { client } = bench({ load: full }, {});
    expect(new Model(client, MODEL, BASE_MODEL).builtIn).toEqual(BASE_MODEL);
    await new Model(client, MODEL, BASE_MODEL).use(undefined);
    const next = new Model(client, MODEL, BASE_MODEL);
    expect(next.builtIn).toEqual(MODEL);
    await next.use(undefined, BASE_MODEL);
    expect(new Model(client, MODEL, BASE_MODEL).builtIn).toEqual(BASE_MODEL);
    await next.use(undefined, MODEL);
    expect(new Model(client, MODEL, BASE_MODEL).builtIn).toEqual(MODEL);
  });

  it('knows what to go on with in the middle of a job', async () => {
    const { client } = bench({});
    const model = new Model(client, MODEL);
    await model.use(undefined, BASE_MODEL);
    expect(model.lesserThan(LARGE_MODEL)).toEqual(BASE_MODEL);
    expect(model.lesserThan(BASE_MODEL)).toEqual(MODEL);
    expect(model.lesserThan(MODEL)).toBeUndefined();
    const failure = { code: 'out-of-memory', detail: '' } as const;
    await model.follow({ from: BASE_MODEL, to: MODEL, failure });
    expect([model.builtIn, model.givenUp?.id]).toEqual([MODEL, BASE_MODEL.id]);
    expect(new Model(client, MODEL).builtIn).toEqual(MODEL);
  });

  it('says that nothing runs', async () => {
    const broken = { code: 'download-failed', detail: 'offline' } as const;
    const { client } = bench({ load: broken });
    const model = new Model(client, MODEL);
    expect(await model.use(undefined)).toBe(false);
    expect(model.state).toEqual({ phase: 'failed', failure: broken });
    expect(model.name).toBe('');
  });
});

describe('Words', () => {
  it('speak the language that was asked for last', async () => {
    const words = new Words(await loadTranslation('zh'));
    const [first, second] = [words.speak('en'), words.speak('zh')];
    expect(await first).toBe(false);
    expect(await second).toBe(true);
    expect(words.t.locale).toBe('zh-CN');
    expect(words.missing).toBe(false);
  });
});

describe('Offline', () => {
  it('is not claimed where no service worker serves the page', () => {
    const offline = new Offline();
    offline.watch();
    expect(offline.served).toBe(navigator.serviceWorker.controller !== null);
    expect(recall('offline')).toBeUndefined();
  });
});

describe('a gradual list', () => {
  it('grows step by step up to its goal, and falls at once', async () => {
    let goal = 5;
    let list: ReturnType<typeof gradually> | undefined;
    const stop = rooted(() => {
      list = gradually(() => goal, 2);
    });
    flushSync();
    const counts = new Set<number>();
    await vi.waitFor(() => {
      counts.add(list?.count ?? -1);
      expect(list?.count).toBe(5);
    });
    expect([...counts].every((count) => count >= 0 && count <= 5)).toBe(true);
    goal = 1;
    expect(list?.count).toBe(1);
    stop();
  });
});
