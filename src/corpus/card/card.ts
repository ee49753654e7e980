/** The card of a dataset in Markdown. */
import type { Language } from '../../formats/format';
import type { Composition, CorpusCounts } from './card-run';
import { rebuildSteps } from './rebuild';
import type { CardReports } from './reports';
import { CARD_WORDS, type CardWords } from './words';

export interface CardContent {
  readonly title: string;
  readonly composition: Composition;
  readonly reports: CardReports;
  readonly permissive: boolean;
  readonly language: Language;
}

export function cardText(content: CardContent): string {
  const words = CARD_WORDS[content.language];
  const sections = [
    `# ${oneLine(content.title)}`,
    ...compositionPart(content, words),
    ...licencePart(content, words),
    ...labelPart(content, words),
    ...checkPart(content, words),
    ...splitPart(content, words),
    ...instructPart(content, words),
    ...rebuildPart(content, words),
  ];
  return `${sections.join('\n\n')}\n`;
}

type Cell = string | number;

function compositionPart({ composition }: CardContent, words: CardWords): readonly string[] {
  const { documents, translated, characters, tasks, corpora, domains } = composition;
  return [
    `## ${words.composition}`,
    [
      `- ${words.documents}: ${documents}`,
      ...(translated > 0 ? [`- ${words.translated(translated)}`] : []),
      `- ${words.characters}: ${characters}`,
    ].join('\n'),
    `### ${words.byTask}`,
    tableOf(
      [words.task, words.documents, words.items],
      tasks.map((task) => [task.task, task.documents, task.items]),
    ),
    `### ${words.byCorpus}`,
    tableOf(
      [
        ...[words.corpus, words.documents, words.characters, 'NER', 'RE', 'EE'],
        ...[words.licence, words.terms, words.source],
      ],
      corpora.map((corpus) => corpusRow(corpus, words)),
    ),
    `### ${words.byDomain}`,
    tableOf(
      [words.domain, words.documents],
      domains.map(({ domain, documents: count }) => [domain || words.notInCatalogue, count]),
    ),
  ];
}

function corpusRow(
  { name, known, documents, characters, tasks }: CorpusCounts,
  words: CardWords,
): readonly Cell[] {
  const facts =
    known === undefined
      ? [words.notInCatalogue, '', '']
      : [known.licence, known.terms, known.source];
  return [
    ...[name || words.unnamed, documents, characters],
    ...tasks.map(({ items }) => items),
    ...facts,
  ];
}

function licencePart(
  { composition, permissive }: CardContent,
  words: CardWords,
): readonly string[] {
  const { groups, left } = composition;
  const isFree = groups.every(({ group, documents }) => group === 'commercial' || documents === 0);
  return [
    `## ${words.licenceGroups}`,
    ...(permissive ? [words.permissive(left)] : []),
    ...(isFree ? [] : [words.research]),
    tableOf(
      [words.group, words.documents, words.corpora],
      groups.map(({ group, documents, corpora }) => [
        words.groups[group],
        documents,
        corpora.map((name) => name || words.unnamed).join(', '),
      ]),
    ),
  ];
}

function labelPart({ composition }: CardContent, words: CardWords): readonly string[] {
  const rows = [...composition.labels].sort((a, b) => b.count - a.count);
  return [
    `## ${words.labels}`,
    tableOf(
      [words.kind, words.label, words.count],
      rows.map(({ kind, label, count }) => [words.kinds[kind], label, count]),
    ),
  ];
}

function checkPart({ reports, composition }: CardContent, words: CardWords): readonly string[] {
  const { check } = reports;
  const heading = `## ${words.checks}`;
  if (check === undefined) return [heading, words.noCheck];
  const passed = check.checks.filter(({ count }) => count === 0).length;
  const isOther = check.documents !== composition.documents;
  return [
    heading,
    ...(isOther ? [words.checkOther(check.documents, composition.documents)] : []),
    words.passed(passed, check.checks.length, check.quality.mean),
    tableOf(
      [words.check, words.found],
      check.checks.map(({ code, count }) => [code, count]),
    ),
  ];
}

function splitPart({ reports: { split } }: CardContent, words: CardWords): readonly string[] {
  if (split === undefined) return [];
  const rows = split.sides.map(({ name, share, documents }) => [name, share, documents]);
  return [`## ${words.sides}`, tableOf([words.side, words.share, words.documents], rows)];
}

function instructPart({ reports }: CardContent, words: CardWords): readonly string[] {
  const { instruct } = reports;
  if (instruct === undefined) return [];
  const { tokenizer, tokens } = instruct.size;
  const rows = instruct.tasks.map((task) => [
    ...[task.task, task.records, task.items],
    ...[task.positives, task.hardNegatives, task.otherNegatives],
  ]);
  return [
    `## ${words.instructions}`,
    `- ${words.records}: ${instruct.records}\n- ${words.tokens(tokens, tokenizer.name, tokenizer.han, tokenizer.other)}`,
    tableOf(
      [
        ...[words.task, words.records, words.items],
        ...[words.positives, words.hardNegatives, words.otherNegatives],
      ],
      rows,
    ),
  ];
}

function rebuildPart(content: CardContent, words: CardWords): readonly string[] {
  const steps = rebuildSteps(content.reports, content.permissive);
  return [`## ${words.rebuild}`, words.rebuildLead, `\`\`\`sh\n${steps.join('\n')}\n\`\`\``];
}

function tableOf(heads: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const line = (cells: readonly Cell[]): string =>
    `| ${cells.map((cell) => oneLine(String(cell))).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

/** What ends a cell or begins markup is escaped. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').replaceAll(/[\\|<*`[\]]/gu, (mark) => `\\${mark}`);
}
