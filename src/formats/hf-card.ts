/** The card of a dataset: README.md whose header, in YAML, names the tags. */

/** Names by number. A string of JSON is a string of YAML. */
export function datasetCard(names: readonly string[]): string {
  const rows = names.map((name, index) => `          '${index}': ${JSON.stringify(name)}`);
  return `---
language:
- zh
task_categories:
- token-classification
dataset_info:
  features:
  - name: id
    dtype: string
  - name: tokens
    sequence: string
  - name: ner_tags
    sequence:
      class_label:
        names:
${rows.join('\n')}
configs:
- config_name: default
  data_files:
  - split: train
    path: train.jsonl
---
`;
}

const NAME = /^\s+['"]?(\d+)['"]?:\s*(.*?)\s*$/u;

/** Of `ner_tags`, or of whichever list of names comes first; undefined where there is none. */
export function namesInCard(card: string): readonly string[] | undefined {
  const lines = card.split(/\r?\n/u);
  const own = lines.findIndex((line) => /^\s*(?:-\s*)?name:\s*ner_tags\s*$/u.test(line));
  const start = lines.findIndex((line, index) => index > own && /^\s*names:\s*$/u.test(line));
  if (start === -1) return undefined;
  const names: string[] = [];
  for (const line of lines.slice(start + 1)) {
    const [, number, value] = NAME.exec(line) ?? [];
    if (number === undefined || value === undefined) break;
    names[Number(number)] = unquoted(value);
  }
  return names.length > 0 ? names : undefined;
}

function unquoted(value: string): string {
  if (value.startsWith("'") && value.endsWith("'")) return value.slice(1, -1).replaceAll("''", "'");
  if (!value.startsWith('"')) return value;
  try {
    return String(JSON.parse(value));
  } catch {
    return value;
  }
}

/** Of `dataset_info.json` or `dataset_infos.json`: the `names` of the feature `ner_tags`. */
export function namesInInfo(text: string): readonly string[] | undefined {
  if (!text.includes('"names"') || !text.includes('"features"')) return undefined;
  try {
    return findNames(JSON.parse(text), false);
  } catch {
    return undefined;
  }
}

function findNames(value: unknown, inside: boolean): readonly string[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, part] of Object.entries(value)) {
    const own = inside || key === 'ner_tags';
    if (own && key === 'names' && isStrings(part)) return part;
    const found = findNames(part, own);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
