/** The help text of `extract`. */
import { ENCODINGS } from '../../src/core/file/encodings';

export const USAGE = `usage: npm run --silent extract -- [OPTIONS] [FILE | FOLDER | FILE.jsonl | -]…

Prints one line of JSON for each document: {"id", "encoding", "offsets", "text", "mentions", "relations",
"events", "issues"}, or {"id", "error": {"code", "message"}} for one that could not be read. Offsets are
UTF-16 code units into "text", which has no byte order mark. Of a folder, its .txt, .md and .jsonl files are
read; a .jsonl file holds a document a line, {"id", "text"}. Without a file, or for "-", reads standard
input. What was guessed or could not be read is said on standard error.

  -o FILE          write there, line by line; what it holds already is not read again, what failed is
  --workers N      so many processes at once (default: 1); lines then come in any order
  --stream         read JSON lines {"id", "text"} from standard input one at a time, and print the line of
                   each before the next is read; ids are not compared; a line without one is "line:N"
  --shard I/N      only part I of N of the documents, by their ids
  --encoding NAME  ${ENCODINGS.join(', ')} (default: the likeliest)
  --offsets WHICH  file: "text" has the file's line breaks (default);
                   normalised: each line break is one line feed, as in the page
  --preset ID      what to look for (default: all-in-one)
  --schema FILE    a schema as JSON, instead of a preset
  --threshold N    leave out what scores below N (default: 0.5)
  --model WHICH    mini (default) or base, which ship with the site, or a model's folder
  --help           this text

A server of your own, OpenAI-compatible (vLLM, SGLang, llama.cpp, Ollama, LM Studio), instead of the
built-in model. The texts are sent to it. What it names is looked up in the text; what is not there is
listed in "issues". Its finds have no scores, but with --both-orders. Lines come in any order.
  --engine openai      ask a server (default: built-in)
  --server ADDRESS     its address, such as http://127.0.0.1:8000/v1
  --server-model NAME  the model, as the server names it
  --key-env NAME       the environment variable that holds the key; the key itself is never an argument
  --requests N         so many requests at once (default: 4)
  --form WHICH         how an answer's form is asked for. lines: by the question alone; grammar: as a
                       grammar, too (vLLM, SGLang, llama.cpp); json: as JSON with a schema (Ollama,
                       LM Studio, hosted services); auto: grammar where the server says that it is
                       one of those that read it, otherwise lines (default)
  --types-first        first ask which types of the schema a part of the text has, then only for those: one
                       more short question for each part, and fewer after it where the schema has many
                       types. Not for batches: the second question depends on the answer to the first
  --both-orders        ask each question twice, with its types in both orders: twice the requests. What both
                       answers name has the score 1, what one of them names 0.5; --threshold 0.6 leaves
                       that out
  --examples FILE      show sentences of its documents as examples, up to three for each question, never one
                       of the part that is asked about. Lines as the page exports them (Chinchilla JSONL):
                       what was accepted is found, what was rejected is not; or as printed here, where
                       what has no score counts as accepted

Batches, for a server that reads files (vllm run-batch, hosted batch services). No server is contacted.
  --emit-batch FILE    write the questions there, a row each, and to FILE-2, … after 50,000 rows or
                       200 MB; needs --server-model. --form is lines unless it says grammar, as
                       vLLM reads it, or json. With -o, documents that are there are left out
  --read-batch FILE    read the rows that came back and print what the server would have been asked
                       for; repeat it for each file. Inputs, schema, --form, --both-orders and
                       --examples must be those of --emit-batch

Exit codes: 0 all documents were read; 1 some failed, or the run was stopped; 2 the arguments are at fault,
or the server cannot be used.

Examples:
  npm run --silent extract -- --preset ee-general news.txt
  npm run --silent extract -- --workers 4 -o found.jsonl articles/ more.jsonl
  npm run --silent extract -- --engine openai --server http://127.0.0.1:8000/v1 --server-model qwen3-8b \\
    --key-env VLLM_KEY --requests 16 -o found.jsonl articles/
  npm run --silent extract -- --emit-batch ask.jsonl --server-model qwen3-8b articles/
  npm run --silent extract -- --read-batch answered.jsonl -o found.jsonl articles/`;
