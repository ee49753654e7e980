/** What `evaluate --help` says. */
import { CONVENTIONS } from '../../src/evaluation/conventions';
import { FORMATS } from '../../src/formats/registry';
import { isGoldFormat, FORMATS as GOLD_FORMATS } from './gold';

/** Formats of the registry that can be read, besides those of gold files. */
export const OTHER_FORMATS: readonly string[] = FORMATS.filter(
  ({ id, read }) => read !== undefined && !isGoldFormat(id),
).map(({ id }) => id);

const INDENT = ' '.repeat(19);

function wrapped(words: readonly string[]): string {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length > 74) lines.push(word);
    else lines[lines.length - 1] = `${last}, ${word}`;
  }
  return lines.join(`,\n${INDENT}`);
}

function conventionLines(): string {
  return CONVENTIONS.map(({ id, says }) => `${INDENT}${id.padEnd(18)} ${says.en}`).join('\n');
}

export const USAGE = `usage: npm run --silent evaluate -- --gold FILE... [OPTIONS]
       npm run --silent evaluate -- --judged FILE.csv

Precision, recall and F1 over all and by type: of the built-in model, or of a file of predictions.

  --gold FILE...   annotated documents; files, and folders of formats that are folders
  --format FORMAT  of the gold: auto (the default),
                   ${wrapped([...GOLD_FORMATS, ...OTHER_FORMATS])}
  --accepted       of the gold (with --agreement of both files), leave out what a model found
                   and nobody accepted, as in documents that the app exports
  --labels FILE    JSON object from tags of the files to names of the schema;
                   entities are then asked for by these names
  --preset ID      what the model is asked for (default: what the format's labels are)
  --schema FILE    the same, as a schema of one's own
  --limit N        only the first N documents
  --threshold N    leave out what scores below N (default: 0.5; of a file: nothing)
  --json           the last line is one JSON object
  --help           this text

The model
  --model WHICH    mini (default) or base, which ship with the site, or a model's folder
  --join N         N documents after one another in one text, as in what people paste
  --sweep          also F1 at other thresholds, and whether a score is how often it is right
  --scores FILE    write each answer as a JSON line {kind, score, right}, for the training
                   code's calibration

A file instead of the model
  --predictions FILE          what was found; documents go together by id and text, else by
                              text; what has no partner is named and not scored
  --predictions-format FORMAT as --format (default: auto)
  --against FILE   a second file of predictions in that format: is the difference chance?
  --agreement      the files are two people's: F1 both ways, and kappa over characters

How it is counted
  --convention ID  may be repeated (default: entities-strict, relations-texts, triggers, arguments):
${conventionLines()}
  --bootstrap N    intervals of 95 % and the test with N rounds (default where shown: 1000)
  --seed TEXT      of what is drawn by chance (default: 1)

Files that are written
  --errors FILE    CSV: what was missed and wrong, with its sentence and cause
  --html FILE      all of it as a page
  --language LANG  of these files: zh (the default) or en
  --sample N --out FILE
                   CSV: N finds by chance, to be judged by a person in its first column
                   (对 or 错, right or wrong, 1 or 0); needs --predictions or --gold
  --judged FILE    precision of the finds that were judged, with its interval

Exit codes: 0 measured; 2 the arguments, a file or the model are at fault (what can be read of other
formats than the first seven is measured).

Examples:
  npm run --silent evaluate -- --format duee --gold gold.json
  npm run --silent evaluate -- --format bio --gold gold.bio --labels names.json --sweep
  npm run --silent evaluate -- --gold gold.jsonl --predictions a.jsonl --against b.jsonl \\
    --convention entities-strict --convention entities-overlap --errors errors.csv --html report.html
  npm run --silent evaluate -- --predictions found.jsonl --sample 200 --out sample.csv`;
