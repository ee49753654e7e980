import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../formats/registry';
import { CORPORA } from './corpora';
import {
  corporaText,
  filterCorpora,
  findCorpus,
  KNOWN_CORPORA,
  mergeCorpora,
  parseCorpora,
} from './known';
import { NOT_STATED } from './known-corpus';
import { sayKnown, wordsOf } from './known-words';
import { ROW_WORDS, rowFault } from './row-fault';

describe('the catalogue', () => {
  it('has at least 45 corpora, each under a name of its own', () => {
    expect(KNOWN_CORPORA.length).toBeGreaterThanOrEqual(45);
    const names = KNOWN_CORPORA.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
    const small = names.map((name) => name.toLowerCase());
    expect(small.filter((name, index) => small.indexOf(name) !== index)).toEqual([]);
  });

  // Faults: a format that the registry does not have; a permission without a licence.
  it('names formats that can be read, and gives no permission where none is stated', () => {
    const readable = new Set(FORMATS.filter(({ read }) => read !== undefined).map(({ id }) => id));
    for (const { format, tasks, licence, group, terms, source, obtained } of KNOWN_CORPORA) {
      if (format !== undefined) expect(readable).toContain(format);
      expect(tasks.length).toBeGreaterThan(0);
      for (const text of [licence, terms, source, obtained]) expect(text).not.toBe('');
      if (licence === NOT_STATED || licence.includes('NC')) expect(group).not.toBe('commercial');
    }
  });

  it('knows every corpus that the built-in model is trained on, by name and archive', () => {
    const unknown = CORPORA.flatMap(({ name, archive }) => [name, archive]).filter(
      (name) => findCorpus(KNOWN_CORPORA, name) === undefined,
    );
    expect(unknown).toEqual([]);
  });

  it.each(['DuIE2.0', 'IREE', 'Title2Event', 'CrossNER', 'FewRel', 'CASIE', 'SciERC', 'wikigold'])(
    'has %s',
    (name) => {
      expect(findCorpus(KNOWN_CORPORA, name.toLowerCase())?.name).toBe(name);
    },
  );
});

describe('Chinese of the catalogue', () => {
  // Fault: a row is added whose domain or terms the Chinese page shows in English.
  it('is there for every value but names of licences, links and bare numbers', () => {
    const plain = /^(?:|MIT|CC BY[\w .-]*|https?:.*|[\d.,]+K?)$/u;
    const untold = KNOWN_CORPORA.flatMap(wordsOf).filter(
      (word) => !plain.test(word) && !/\p{Script=Han}/u.test(sayKnown(word, 'zh')),
    );
    expect([...new Set(untold)]).toEqual([]);
    expect(sayKnown('news, web', 'zh')).toBe('新闻、网页');
    expect(sayKnown('753 documents', 'zh')).toBe('753 份文档');
    expect(sayKnown('a field of my own', 'zh')).toBe('a field of my own');
    expect(sayKnown('news', 'en')).toBe('news');
  });
});

describe('filters', () => {
  it('go by a word of either language, whatever the case', () => {
    const names = (word: string): readonly string[] =>
      filterCorpora(KNOWN_CORPORA, { word }).map(({ name }) => name);
    expect(names(' 突发 ')).toEqual(['CEC']);
    expect(names('EMERGENC')).toEqual(['CEC']);
    expect(names('duie_partial')).toEqual(['DuIE2.0']);
    expect(names('')).toHaveLength(KNOWN_CORPORA.length);
    expect(names('no row says this')).toEqual([]);
  });

  it('go by language, task, domain, and licence or its group', () => {
    const found = filterCorpora(KNOWN_CORPORA, { language: 'CN', task: 'EE', domain: 'FINANCE' });
    expect(found.map(({ name }) => name)).toEqual([
      'DuEE-fin',
      'FewFC',
      'IREE',
      'CCKS2021 causality',
    ]);
    const free = filterCorpora(KNOWN_CORPORA, { licence: 'commercial' });
    expect(free.length).toBeGreaterThan(0);
    expect(free.every(({ group }) => group === 'commercial')).toBe(true);
    const by = filterCorpora(KNOWN_CORPORA, { licence: 'cc by' });
    expect(by.length).toBeGreaterThan(0);
    expect(by.every(({ licence }) => licence.startsWith('CC BY'))).toBe(true);
  });
});

describe('rows of a person', () => {
  // Fault: a row that is proposed as text is not the row that is read.
  it('are read as they are printed', () => {
    for (const corpus of KNOWN_CORPORA) {
      expect(parseCorpora(corporaText([corpus]))).toEqual({ ok: true, value: [corpus] });
    }
  });

  it('replace one of the same name, and are added else', () => {
    const [first] = KNOWN_CORPORA;
    if (first === undefined) throw new Error('the catalogue is empty');
    const own = [
      { ...first, name: first.name.toLowerCase(), domain: 'mine' },
      { ...first, name: 'new', aliases: [] },
    ];
    const merged = mergeCorpora(KNOWN_CORPORA, own);
    expect(merged.length).toBe(KNOWN_CORPORA.length + 1);
    expect(findCorpus(merged, first.name)?.domain).toBe('mine');
  });

  it.each(['{', '{"corpora": [{}]}', '[]'])('%s is refused', (content) => {
    expect(parseCorpora(content).ok).toBe(false);
  });

  // Faults: two rows under one name; a row without a task; a permission without a licence.
  it.each([
    ['no-name', { name: ' ' }, []],
    ['no-task', { tasks: [] }, []],
    ['same-name', { name: 'mine' }, ['Mine']],
    ['no-licence', { group: 'commercial', licence: NOT_STATED }, []],
  ] as const)('with the fault %s are refused, alone and in a file', (fault, change, others) => {
    const [first] = KNOWN_CORPORA;
    if (first === undefined) throw new Error('the catalogue is empty');
    const row = { ...first, ...change };
    const before = others.map((name) => ({ ...first, name }));
    expect(rowFault(first, before)).toBeUndefined();
    expect(rowFault(row, before)).toBe(fault);
    const read = parseCorpora(corporaText([...before, row]));
    const error = read.ok ? '' : read.error;
    expect(error).toContain(ROW_WORDS[fault].en);
    expect(error).toContain(`.corpora[${before.length}]`);
  });
});
