// The layer table of ARCHITECTURE.md as rules: who may import whom, single homes, stage order in core.
/** Lowest stage first; a stage is `core/<stage>.ts`, `core/<stage>-*.ts` or `core/<stage>/*` and sees only itself and earlier ones. */
const CORE_STAGES = [
  'result',
  'random',
  'text',
  'nearest',
  'dates',
  'sentence',
  'chunk',
  'schema',
  'extraction',
  'edit',
  'near',
  'occurrences',
  'source',
  'mention',
  'file',
  'reading',
  'name',
  'shift',
  'decided',
  'change',
  'shown',
  'decisions',
  'history',
  'document',
  'cut',
  'merge',
  'metrics',
  'filter',
  'hide',
];

/** Lowest stage first; a stage is a folder of answer. */
const ANSWER_STAGES = ['instruction', 'constraint', 'parse', 'ground'];

/** Tests, and what only tests use. */
const TEST = '\\.(test|fixture)\\.ts$';

/** What each folder may import besides itself; packages are the rules below. */
const PURE = ['^src/core/', '^src/answer/', '^src/presets/', '^src/formats/'];
const BELOW_FEATURES = [
  ...PURE,
  '^src/files/',
  '^src/corpus/',
  '^src/evaluation/',
  '^src/storage/',
  '^src/engine/',
  '^src/i18n/',
  '^src/ui/',
];
const WORKSPACE = '^src/features/workspace/';

const LAYERS = [
  { name: 'core', from: '^src/core/', to: ['^src/core/'] },
  { name: 'answer', from: '^src/answer/', to: ['^src/answer/', '^src/core/'] },
  { name: 'presets', from: '^src/presets/', to: ['^src/presets/', '^src/core/'] },
  { name: 'formats', from: '^src/formats/', to: ['^src/formats/', '^src/core/', '^src/presets/'] },
  {
    name: 'files',
    from: '^src/files/',
    to: ['^src/files/', '^src/core/', '^src/presets/', '^src/formats/'],
  },
  {
    name: 'storage',
    from: '^src/storage/',
    to: ['^src/storage/', '^src/core/', '^src/presets/'],
  },
  {
    name: 'corpus',
    from: '^src/corpus/',
    to: ['^src/corpus/', '^src/core/', '^src/formats/', '^src/presets/'],
  },
  {
    name: 'evaluation',
    from: '^src/evaluation/',
    to: ['^src/evaluation/', '^src/core/', '^src/formats/', '^src/presets/'],
  },
  { name: 'i18n', from: '^src/i18n/', to: ['^src/i18n/', '^src/core/'] },
  { name: 'ui', from: '^src/ui/', to: ['^src/ui/', '^src/i18n/'] },
  {
    name: 'engine',
    from: '^src/engine/',
    to: ['^src/engine/', '^src/core/', '^src/answer/instruction/'],
  },
  {
    name: 'worker',
    from: '^worker/',
    to: [
      '^worker/',
      ...PURE,
      '^src/files/',
      '^src/corpus/',
      '^src/evaluation/',
      '^src/engine/(contract|models)/',
      '^src/storage/',
      // Where the service worker looks for what was fetched ahead.
      '^src/service-worker/(kept-files|fake-caches\\.fixture)\\.ts$',
    ],
  },
  { name: 'workspace', from: WORKSPACE, to: [WORKSPACE, ...BELOW_FEATURES] },
  {
    name: 'tools',
    from: '^tools/',
    to: [
      ...['^tools/', ...PURE, '^src/corpus/', '^src/evaluation/', '^src/engine/'],
      '^worker/((encoder|remote)/|slots\\.ts$)',
      // The bench makes a large PDF.
      '^src/files/pdf/pdf\\.fixture\\.ts$',
    ],
  },
  {
    name: 'packages',
    from: '^packages/',
    to: [
      '^packages/',
      ...PURE,
      '^src/engine/contract/',
      '^worker/(encoder|built-in)/',
      '^tools/model\\.ts$',
    ],
  },
  { name: 'service-worker', from: '^src/service-worker/', to: ['^src/service-worker/'] },
  { name: 'vite', from: '^vite/', to: ['^vite/', '^src/service-worker/'] },
  {
    name: 'e2e',
    from: '^e2e/',
    // The words, so that one test goes through the page in each language.
    to: ['^e2e/', '^tools/', ...PURE, '^src/engine/contract/', '^src/i18n/(zh|en)\\.ts$'],
  },
];

const OURS = '^(src|worker|tools|vite|e2e|packages)/';

const layerRules = LAYERS.map(({ name, from, to }) => ({
  name: `layer-${name}`,
  comment: `${name} may import only what the layer table lists.`,
  severity: 'error',
  from: { path: from },
  to: { path: OURS, pathNot: to },
}));

const stagePattern = (stages) => `^src/core/(${stages.join('|')})(-|/|\\.ts$)`;

const stageRules = CORE_STAGES.slice(0, -1).map((stage, rank) => ({
  name: `stage-${stage}`,
  comment: `core/${stage} may not see a later stage.`,
  severity: 'error',
  from: { path: stagePattern([stage]), pathNot: TEST },
  to: { path: stagePattern(CORE_STAGES.slice(rank + 1)) },
}));

const answerRules = ANSWER_STAGES.slice(0, -1).map((stage, rank) => ({
  name: `answer-${stage}`,
  comment: `answer/${stage} may not see a later stage.`,
  severity: 'error',
  from: { path: `^src/answer/${stage}(/|\\.ts$)`, pathNot: TEST },
  to: { path: `^src/answer/(${ANSWER_STAGES.slice(rank + 1).join('|')})(/|\\.ts$)` },
}));

const singleHome = (name, packages, homes) => ({
  name: `home-${name}`,
  comment: `${name} is imported only in ${homes.join(', ')}.`,
  severity: 'error',
  from: { pathNot: homes },
  to: { path: packages.map((p) => `(^|/)node_modules/${p}(/|$)|^${p}(/|$)`) },
});

module.exports = {
  forbidden: [
    ...layerRules,
    ...stageRules,
    ...answerRules,
    {
      name: 'layer-features',
      comment:
        'A feature sees itself, the workspace and the layers below; only the page sees all features.',
      severity: 'error',
      from: { path: '^src/features/(?!page/|workspace/)([^/]+)/' },
      to: { path: OURS, pathNot: ['^src/features/$1/', WORKSPACE, ...BELOW_FEATURES] },
    },
    {
      name: 'state-without-view',
      comment: 'Code never imports a component, but for what is loaded on demand.',
      severity: 'error',
      from: { path: '\\.ts$', pathNot: '^src/main\\.ts$' },
      to: { path: '\\.svelte$', dependencyTypesNot: ['dynamic-import'] },
    },
    {
      name: 'stage-known',
      comment: 'Every file of core belongs to a stage; add it to CORE_STAGES in its place.',
      severity: 'error',
      from: {},
      to: { path: '^src/core/', pathNot: [stagePattern(CORE_STAGES), TEST] },
    },
    singleHome('onnxruntime', ['onnxruntime-web', 'onnxruntime-common'], ['^worker/']),
    singleHome('web-llm', ['@mlc-ai/web-llm'], ['^worker/']),
    singleHome('comlink', ['comlink'], ['^worker/', '^src/engine/', '^src/features/import/']),
    singleHome('hucre', ['hucre'], ['^src/formats/table/', '^src/files/table/', TEST]),
    singleHome('papaparse', ['papaparse'], ['^src/formats/table/', '^src/files/table/', TEST]),
    singleHome('parse5', ['parse5'], ['^src/files/html/']),
    singleHome('mammoth', ['mammoth'], ['^src/files/office/']),
    singleHome('pdfjs', ['pdfjs-dist'], ['^src/files/pdf/', '^vite/']),
    singleHome('d3-force', ['d3-force'], ['^worker/layout/']),
    singleHome('pinyin-pro', ['pinyin-pro'], ['^src/features/find/']),
    singleHome('fastify', ['fastify', '@fastify/swagger', 'prom-client'], ['^tools/serve/']),
    singleHome('idb', ['idb'], ['^src/storage/', '\\.test\\.ts$']),
    singleHome('svelte', ['svelte'], ['^src/(features|ui|i18n)/', '^src/main\\.ts$']),
    {
      name: 'core-is-pure',
      comment: 'core imports no package and no Node module.',
      severity: 'error',
      from: { path: '^src/core/', pathNot: TEST },
      to: { pathNot: '^src/core/' },
    },
    {
      name: 'no-node-in-app',
      comment: 'Node modules exist only in tools, tests and e2e.',
      severity: 'error',
      from: { path: '^(src|worker)/', pathNot: TEST },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-test-in-product',
      comment: 'Only tests and the bench import what is made for tests.',
      severity: 'error',
      from: { pathNot: [TEST, '^tools/bench/'] },
      to: { path: TEST },
    },
    {
      name: 'no-dev-package-in-app',
      comment: 'What is shipped imports dependencies, not devDependencies.',
      severity: 'error',
      from: { path: '^(src|worker)/', pathNot: TEST },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: ['\\.d\\.ts$', TEST, '^tools/[a-z-]+/[a-z-]+\\.ts$', '^e2e/'],
      },
      to: {},
    },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      from: {},
      // Vite's `?url` names a file as an address, not a module.
      to: { couldNotResolve: true, pathNot: '\\?url$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'default', 'types'],
      extensions: ['.ts', '.svelte', '.js', '.mjs', '.d.ts'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
