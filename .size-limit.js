// Limits of what a visit loads, by the graph of the build: what the entry imports is the shell, the rest is on demand.
import { readFileSync } from 'node:fs';

const CHUNKS = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'));

/** Chunks and styles that are fetched together with `keys`. */
function closure(keys, seen = new Set()) {
  for (const key of keys) {
    if (seen.has(key)) continue;
    seen.add(key);
    closure(CHUNKS[key].imports ?? [], seen);
  }
  return seen;
}

const filesOf = (keys) =>
  [...keys]
    .flatMap((key) => [CHUNKS[key].file, ...(CHUNKS[key].css ?? [])])
    .map((f) => `dist/${f}`);

const words = (language) =>
  Object.keys(CHUNKS).filter((key) =>
    new RegExp(`^src/i18n/(failures-)?${language}\\.ts$`, 'u').test(key),
  );

/** One chunk, with its style. */
const first = Object.keys(CHUNKS).filter((key) => key.startsWith('_shell-'));
const shell = closure([...first, ...words('zh')]);

/** What opening a feature fetches besides the shell. */
const feature = (name, entry, limit) => ({
  name: `${name}, loaded when it is opened (brotli)`,
  path: [...new Set(filesOf([...closure(entry)].filter((key) => !shell.has(key))))],
  limit,
});

export default [
  {
    name: 'what the library adds to a user’s bundle, element included, without the ONNX runtime (brotli)',
    path: ['packages/chinchilla/dist/*.js', '!packages/chinchilla/dist/node.js'],
    limit: '27 kB',
  },
  {
    name: 'app shell (brotli)',
    path: [...new Set(filesOf(shell)), 'dist/*.{html,js,webmanifest}'],
    limit: '60 kB',
  },
  feature(
    'model panel',
    [
      'src/features/models/panel/ModelPanel.svelte',
      'src/features/models/models.svelte.ts',
      'src/features/models/panel/messages/zh.ts',
    ],
    '27 kB',
  ),
  feature(
    'server of one’s own',
    [
      'src/features/models/remote/RemoteSection.svelte',
      'src/features/models/remote/RemoteMark.svelte',
      'src/features/models/remote/messages/zh.ts',
    ],
    '12 kB',
  ),
  {
    name: 'worker that asks a server (brotli)',
    path: ['dist/assets/remote.worker*.js'],
    limit: '24 kB',
  },
  feature(
    'library',
    [
      'src/features/library/library.svelte.ts',
      'src/features/library/DocumentBar.svelte',
      'src/features/library/LibraryNotices.svelte',
      'src/features/library/panel/LibraryPanel.svelte',
      'src/features/library/panel/messages/zh.ts',
    ],
    '30 kB',
  ),
  feature(
    'export in other formats',
    [
      'src/features/export/ExportDialog.svelte',
      'src/formats/registry.ts',
      'src/features/export/messages/zh.ts',
    ],
    '100 kB',
  ),
  feature(
    'correcting and review',
    [
      'src/features/correct/CorrectBar.svelte',
      'src/features/correct/messages/zh.ts',
      'src/features/review/ReviewPane.svelte',
      'src/features/review/messages/zh.ts',
    ],
    '22 kB',
  ),
  feature(
    'schema editor',
    ['src/features/schema/SchemaDialog.svelte', 'src/features/schema/messages/zh.ts'],
    '8 kB',
  ),
  {
    name: 'extraction and download workers without the ONNX runtime’s own files (brotli)',
    path: ['dist/assets/{extractor,download}.worker*.js', 'dist/assets/service-worker-list*.js'],
    limit: '90 kB',
  },
  feature(
    'import',
    ['src/features/import/ImportDialog.svelte', 'src/features/import/messages/zh.ts'],
    '25 kB',
  ),
  {
    name: 'worker that reads files, with the formats of the registry (brotli)',
    path: ['dist/assets/files.worker*.js'],
    limit: '150 kB',
  },
  feature(
    'workshop',
    ['src/features/workshop/WorkshopDialog.svelte', 'src/features/workshop/messages/zh.ts'],
    '25 kB',
  ),
  feature(
    'catalogue of corpora',
    [
      'src/features/workshop/catalogue/Catalogue.svelte',
      'src/features/workshop/catalogue/messages/zh.ts',
    ],
    '20 kB',
  ),
  feature(
    'translation of datasets',
    ['src/features/workshop/translate/TranslateStep.svelte'],
    '10 kB',
  ),
  {
    name: 'worker that makes datasets (brotli)',
    path: ['dist/assets/workshop.worker*.js'],
    limit: '135 kB',
  },
  feature(
    'evaluation',
    ['src/features/evaluation/EvaluationDialog.svelte', 'src/features/evaluation/messages/zh.ts'],
    '25 kB',
  ),
  {
    name: 'worker that evaluates (brotli)',
    path: ['dist/assets/evaluation.worker*.js'],
    limit: '105 kB',
  },
  {
    name: 'PDF, DOCX and HTML, loaded with the first such file (brotli)',
    path: ['dist/assets/{pdf,docx,html}-*.js'],
    limit: '550 kB',
  },
  {
    name: 'web-llm, loaded when a large model is chosen (brotli)',
    path: ['dist/assets/web-llm-*.js'],
    limit: '2.2 MB',
  },
];
