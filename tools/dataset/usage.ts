/** What `--help` of the verbs says. */
import { CHECK_OPTIONS } from '../../src/corpus/check/check';
import { REPAIR_CODES } from '../../src/corpus/clean/clean-run';
import { SAFE_REPAIRS } from '../../src/corpus/clean/safe-repairs';
import { CROSS_FOLD_OPTIONS } from '../../src/corpus/quality/cross-fold';
import { INSTRUCT_FORMS } from '../../src/corpus/instruct/forms';
import { INSTRUCT_OPTIONS } from '../../src/corpus/instruct/options';
import { FORMATS } from '../../src/formats/registry';

const readable = FORMATS.filter(({ read }) => read !== undefined).map(({ id }) => id);

const COMMON = `INPUT: files or folders, in any format that can be read; lines of a dataset are read one by one, so
that a large file takes little memory.

  --from FORMAT    auto (the default), ${wrapped(readable)}`;

const REPORTS = `  --json FILE      the report as JSON
  --html FILE      the report as one HTML file
  --language LANG  of the HTML file: zh (the default) or en
  --examples N     examples of each kind of find (${CHECK_OPTIONS.examples})
  --fewest N       a label with fewer annotations has too few (${CHECK_OPTIONS.fewest})
  --test FILE      a test set (repeatable): texts shared with it are found; files named train,
                   valid, dev or test are sides of a split`;

const CODES = `0 done; 2 an input that cannot be read (the others are done), or wrong arguments.`;

export const UNIFY_USAGE = `usage: npm run --silent dataset -- unify [OPTIONS] -o OUT INPUT...

Writes files of any format as lines {id, corpus, text, mentions, relations, events}, offsets in
UTF-16 code units, and says what had no place.

${COMMON}
  -o, --out OUT    the file to write; what is there is replaced
  --labels TABLE   names of labels: {"old": "new"}, or rows {"labels": [{"from", "relation", "to",
                   "source"}]} with the relation same, broader or apart; source is optional
  --broader        follow rows "broader" too; what they change is counted
  --corpus NAME    where the documents come from, instead of the name of the file (of .ann and .txt
                   files in a folder: of the folder)
  --forms FOLDER   also write entities.jsonl, relations.jsonl and events.jsonl: one sentence a
                   record, "pos" in code points
  --offsets UNIT   utf16 or code-point, where a format leaves it open
  --report FILE    documents, mentions, labels and losses as JSON
  --strict         exit with 1 where anything had no place
  --help           this text

Exit codes: 0 done, also with losses; 1 losses with --strict; 2 an input that cannot be read (the
others are done), or wrong arguments.

Examples:
  npm run --silent dataset -- unify -o all.jsonl tools/dataset/example
  npm run --silent dataset -- unify --labels tools/dataset/example-labels.json --broader \\
    --report unified.json -o all.jsonl tools/dataset/example`;

export const CHECK_USAGE = `usage: npm run --silent dataset -- check [OPTIONS] INPUT...

Looks through a dataset twice and says what is wrong with it.

${COMMON}
${REPORTS}
  --only CODES     only these checks, with commas between
  --scores FILE    the quality of each document from 0 to 1, as JSON lines
  --model MODEL    built-in, or the folder of a model: its encoder reads each text, a light model is
                   fitted on the folds of the dataset but one and judges that one; what it doubts
                   is one more check. Takes minutes for 10,000 sentences; two million code units
                   are held at most (520 MB), and what lies beyond is counted
  --folds N        folds (${CROSS_FOLD_OPTIONS.folds}); what is annotated in one is annotated in no other, but for
                   the most frequent texts
  --seed SEED      how folds are dealt (${CROSS_FOLD_OPTIONS.seed})
  --doubts FILE    all doubts as JSON lines, worst first, each kind by turns: place, score from 0 to
                   1, kind, what the model would have, the sentence
  --review FILE    the doubted documents, worst first, to be imported and reviewed in the page: what
                   is not doubted is accepted, what is and what the model would have are open finds
  --strict         exit with 1 where anything was found
  --help           this text

Exit codes: 0 done; 1 something was found, with --strict; 2 an input that cannot be read (the
others are done), or wrong arguments.

Examples:
  npm run --silent dataset -- check --model built-in --doubts doubts.jsonl --html report.html all.jsonl
  npm run --silent dataset -- check --test test.jsonl --html report.html --json report.json train.jsonl`;

export const PLANT_USAGE = `usage: npm run --silent dataset -- plant [OPTIONS] INPUT...

Gives some mentions of a dataset another label, moves an edge of some, and takes some away, as many of
each; then says how many of them stand in the worst tenth by check --model. Writes no dataset.

${COMMON}
  --model MODEL    built-in (the default), or the folder of a model
  --share SHARE    of the mentions that get a fault (0.05)
  --seeds SEEDS    a trial each, with commas between (1)
  --json           the results as JSON
  --help           this text

Exit codes: ${CODES}

Examples:
  npm run --silent dataset -- plant all.jsonl
  npm run --silent dataset -- plant --seeds 1,2,3 --json all.jsonl > trials.json`;

export const CLEAN_USAGE = `usage: npm run --silent dataset -- clean [OPTIONS] -o OUT INPUT...

Repairs a dataset and checks what was written.

${COMMON}
  -o, --out OUT    the file to write, or a folder with one file for each input
  --repair CODES   safe (the default), all, or codes with commas between:
                   ${wrapped(REPAIR_CODES)};
                   safe: ${wrapped(SAFE_REPAIRS)}
${REPORTS}
  --help           this text

Exit codes: ${CODES}

Examples:
  npm run --silent dataset -- clean --html report.html -o clean.jsonl all.jsonl
  npm run --silent dataset -- clean --repair safe,drop-near-duplicates -o clean.jsonl all.jsonl`;

export const SPLIT_USAGE = `usage: npm run --silent dataset -- split [OPTIONS] -o FOLDER INPUT...

Deals documents out to sides; near duplicates stand on one side, and the same input, shares and
seed give the same sides.

${COMMON}
  -o, --out FOLDER where NAME.jsonl is written for each side; what is there is replaced
  --shares LIST    of the sides, summing up to 1 (0.8,0.1,0.1)
  --names LIST     of the sides (train,valid,test; of two: train,test)
  --seed SEED      any text (1)
  --json FILE      the report as JSON
  --help           this text

Exit codes: ${CODES}

Examples:
  npm run --silent dataset -- split -o data clean.jsonl
  npm run --silent dataset -- split --shares 0.9,0.1 --seed 7 -o data clean.jsonl`;

export const INSTRUCT_USAGE = `usage: npm run --silent dataset -- instruct [OPTIONS] -o FOLDER INPUT...

Makes instruction records by task (NER, RE, EE): labels in batches, with negatives of the same
corpus, answered by what is annotated; what is absent is answered by an empty list. Each input is a
file of its own, so that the sides of a split stay apart.

${COMMON}
  -o, --out FOLDER where NAME.jsonl is written for each input; what is there is replaced
  --form FORM      ${wrapped(INSTRUCT_FORMS)}
  --tasks LIST     NER,RE,EE
  --seed SEED      any text (${INSTRUCT_OPTIONS.seed})
  --language LANG  of the instructions: auto (the default: Chinese for texts with Han characters),
                   zh or en
  --templates FILE instead of those of the project: {"templates": [{"task", "language",
                   "instruction", "layout"}]}, where a layout has {instruction}, {schema} and
                   {text} once each, {text} on a line of its own
  --descriptions FILE
                   {"label": "description"}
  --hard N         negatives that are easily confused, for each label of a document (${INSTRUCT_OPTIONS.hard})
  --others N       other negatives, and more until a batch is full (${INSTRUCT_OPTIONS.others})
  --details SHARE  of the records with descriptions, and of those with examples (${INSTRUCT_OPTIONS.details})
  --open CORPORA   that are annotated in part, with commas between: what is not annotated is not
                   asked; those that the project knows are among them
  --shard-size N   records a file: NAME-00001.jsonl and so on
  --tokenizer NAME deepseek (the default), or NAME:HAN:OTHER with the tokens of a Han character and
                   of any other, for the estimate
  --report FILE    the report as JSON
  --help           this text

Exit codes: ${CODES}

Examples:
  npm run --silent dataset -- instruct -o instructions data/train.jsonl data/test.jsonl
  npm run --silent dataset -- instruct --form sharegpt --shard-size 10000 --seed 7 \\
    --report instruct.json -o instructions data/train.jsonl`;

export const TRANSLATE_USAGE = `usage: npm run --silent dataset -- translate [OPTIONS] -o OUT INPUT...

Translates an English dataset into Chinese and keeps its mentions: they are marked with tags, and a
translation is taken only where every tag came back once, in a legal order, around Chinese or a
name that was kept. What is refused is asked for once more in other words. Texts go to the server
that is named here, and to no other.

${COMMON}
  -o, --out OUT    the file to write; what is there is replaced
  --server URL     an OpenAI-compatible server, such as http://127.0.0.1:8000/v1
  --server-model NAME
                   a model of it
  --key-env NAME   the environment variable with its key
  --requests N     documents at one time (4)
  --per-minute N   at most so many requests in a minute
  --answers FILE   where answers are kept, so that the same command goes on (OUT.answers.jsonl)
  --emit-batch FILE
                   write the questions without an answer as OpenAI batch rows; no server is asked
  --read-batch FILE
                   answers of such rows (repeatable); with --emit-batch, what they leave open is
                   written: the second pass
  --labels TABLE   names of labels: {"person": "人物"}, before those that the project knows
  --print-labels   print those as a table that can be edited (alone)
  --glossary FILE  names that have to be called so: {"Bergen": "卑尔根"}
  --refused FILE   documents that were refused, with reasons and answers
  --report FILE    counts and the reject rate as JSON
  --help           this text

Exit codes: 0 done; 1 documents without an answer, or stopped: the same command goes on; 2 an input
that cannot be read, or wrong arguments.

Examples:
  npm run --silent dataset -- translate --server http://127.0.0.1:8000/v1 --server-model qwen3 \\
    --refused refused.jsonl -o zh.jsonl conll04.jsonl
  npm run --silent dataset -- translate --emit-batch rows.jsonl --server-model qwen3 -o zh.jsonl en.jsonl
  npm run --silent dataset -- translate --read-batch answers.jsonl --emit-batch rows-2.jsonl \\
    --server-model qwen3 -o zh.jsonl en.jsonl`;

export const LIST_USAGE = `usage: npm run --silent dataset -- list [OPTIONS]

The catalogue of corpora: what each is, under which licence, and how it is obtained. Nothing is
fetched.

  --language LANG  EN, CN or ML (several)
  --task TASK      NER, RE or EE
  --domain WORD    a part of the domain's name
  --licence WORD   commercial, research, not-stated, or a part of the licence as stated
  --word WORD      a part of anything that a row says, in English or Chinese
  --add FILE       rows of one's own: {"corpora": [rows]}, as --propose prints one and the page's
                   workshop exports them (repeatable)
  --propose NAME   one row as text, to be copied into a proposal
  --json           the rows as JSON instead of a table
  --help           this text

Exit codes: 0 done; 2 a file that cannot be read, or wrong arguments.

Examples:
  npm run --silent dataset -- list --language CN --task RE
  npm run --silent dataset -- list --licence commercial --json`;

export const CARD_USAGE = `usage: npm run --silent dataset -- card [OPTIONS] -o FILE INPUT...

Writes the card of a dataset in Markdown: what it is made of, by task, corpus, domain, licence group
and label, which checks it passed, and how to make it again.

${COMMON}
  -o, --out FILE   the card; what is there is replaced
  --title TEXT     of the card (the name of the first input)
  --language LANG  zh (the default) or en
  --check FILE     the JSON report of check; likewise --clean, --split and --instruct (there: --report)
  --permissive LINES
                   keeps only documents of corpora whose licence allows commercial use, writes them
                   into the file LINES, and describes them
  --add FILE       rows of the catalogue of one's own (repeatable); see list --help
  --help           this text

Exit codes: ${CODES}

Examples:
  npm run --silent dataset -- card --check check.json --instruct instruct.json -o CARD.md data
  npm run --silent dataset -- card --permissive free.jsonl --language en -o CARD.md all.jsonl`;

/** Names with commas between, on lines as long as the text. */
export function wrapped(ids: readonly string[]): string {
  const lines: string[] = [];
  for (const id of ids) {
    const last = lines.at(-1);
    if (last === undefined || last.length + id.length > 66) lines.push(id);
    else lines[lines.length - 1] = `${last}, ${id}`;
  }
  return lines.join(',\n                   ');
}
