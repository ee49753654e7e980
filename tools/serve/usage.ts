/** The help text of `serve`. */

export const USAGE = `usage: npm run --silent serve -- [OPTIONS]

A small HTTP service that finds what extract finds, with the built-in model, on this machine.

  POST /extract        {"text", "id"?, "schema"? | "preset"?, "threshold"?, "offsets"?} as JSON; answers
                       with the line that extract prints
  POST /batch          JSON lines {"id", "text"} as application/x-ndjson; answers a line a document, as
                       each is done, or {"id", "error"}. The address takes ?preset= or ?schema= (JSON),
                       ?threshold= and ?offsets=. A last line without an id says why some have no line.
                       Ids are not compared: two documents of one id get two lines
  GET /health          200 where documents are read, 503 otherwise
  GET /metrics         numbers for Prometheus
  GET /openapi.json    the description of all this

A refusal is {"error": {"code", "message": {"zh", "en"}}}. Where the queue is full, /extract answers 503 with
Retry-After, and /batch reads its input more slowly. No text is logged or kept, and nothing is sent elsewhere.

  --host NAME          where to listen (default: 127.0.0.1, this machine only)
  --port N             (default: 8790; 0: one that is free)
  --workers N          processes that read, one thread each (default: 1)
  --preset ID          what to look for where a request does not say it (default: all-in-one)
  --schema FILE        a schema as JSON, instead of a preset
  --model WHICH        mini (default) or base, which ship with the site, or a model's folder
  --max-characters N   of one document (default: 100000)
  --max-documents N    of one batch (default: 100000)
  --queue N            documents that wait for a reader (default: 64)
  --timeout SECONDS    for one document, for a body to arrive, and for the end (default: 120)
  --allow-origin URL   pages of this origin may ask, such as https://example.org (default: none)
  --help               this text

SIGTERM and SIGINT: takes nothing more, finishes what it has, and ends; a second one ends it at once.
npm does not pass SIGTERM on: what supervises the service starts node --import tsx tools/serve/serve.ts.

Exit codes: 0 stopped by a signal; 1 its readers ended again and again; 2 the arguments are at fault, the
port is taken, or the model cannot be opened.

Examples:
  npm run --silent serve -- --workers 4 --preset ner-general
  npm run --silent serve -- --port 9000 --schema my-schema.json --max-characters 20000
  curl -H 'Content-Type: application/json' -d '{"text": "周小满在杭州工作。"}' http://127.0.0.1:8790/extract
  curl -NT documents.jsonl -X POST -H 'Content-Type: application/x-ndjson' http://127.0.0.1:8790/batch`;
