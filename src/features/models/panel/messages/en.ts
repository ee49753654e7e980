/** English messages of the model panel, which is loaded when it is first opened. */
import type { PanelMessages } from './zh';

function timeLeft(seconds: number): string {
  if (seconds < 60) return `${Math.max(1, Math.ceil(seconds))} s left`;
  if (seconds < 3600) return `${Math.ceil(seconds / 60)} min left`;
  return `${(seconds / 3600).toFixed(1)} h left`;
}

export const panelEn: PanelMessages = {
  intro:
    'Large models run on this device’s graphics card and take any types you can describe; text is not uploaded either.',
  probing: 'Finding out what this device can run…',
  noWebgpu: 'Large models cannot run here:',
  noWebgpuHow:
    'they need WebGPU, and this browser offers no usable graphics card (one emulated in software is too slow and does not count). Use a recent Chrome or Edge, and turn on hardware acceleration in its settings.',
  builtInWorks: 'The built-in model is not affected and keeps working.',
  noF16:
    'This graphics card lacks half precision, so these are the single-precision versions: the same results from more memory.',

  adapter: {
    name: (name) => `Graphics card: ${name === '' ? 'the browser does not say which' : name}`,
    kind: {
      integrated: 'integrated',
      discrete: 'discrete',
      software: 'emulated in software',
      unknown: 'integrated or discrete, not said',
    },
    half: 'half precision',
    noHalf: 'no half precision',
    buffer: (size) => `buffers of up to ${size}`,
    systemChooses:
      'With two cards, Windows decides which one is used: choose “High performance” for this browser under Settings › System › Display › Graphics.',
  },
  context: {
    label: 'Context',
    choice: (tokens, size) => `${tokens} tokens, about ${size} of graphics memory`,
    bare: (tokens) => `${tokens} tokens`,
    hint: 'More than 4,096 is rarely needed; a change counts from the next load on.',
  },

  builtIn: { mini: 'Chinchilla mini', base: 'Chinchilla base' },
  builtInAbout: {
    mini: 'Comes with the page, needs no graphics card, fastest; finds more of the relations and arguments.',
    base: 'Comes with the page, needs no graphics card, slower; better at entities, medical text and types you name yourself; fewer relations, more of them right.',
  },
  own: 'Models of your own',
  inUse: 'In use',
  starting: 'Starting…',
  recommended: 'recommended',
  download: 'Download',
  import: 'Import from a folder',
  pause: 'Pause',
  resume: 'Go on downloading',
  cancel: 'Cancel download',
  retry: 'Try again',
  use: 'Use',
  verify: 'Verify',
  remove: 'Delete',
  export: 'Export to a folder',
  keep: 'Keep',
  named: (action, name) => `${action}: ${name}`,

  size: (size) => `about ${size} to download`,
  exactSize: (size) => `${size} in all`,
  memory: (size) => `about ${size} of graphics memory`,
  precision: { f16: 'half precision', f32: 'single precision' },
  unfit: {
    'no-webgpu': 'needs WebGPU, which is missing here; use the built-in model',
    'needs-f16': 'needs a graphics card with half precision; choose the single-precision version',
    memory: 'probably more than this device’s memory; you may try, or choose a smaller one',
    limits: 'this card is below what web-llm needs for any model; use the built-in model',
    buffer: 'its largest tensor is more than this card reads at once; choose a smaller model',
    'known-bad':
      'cards of this series are known to lose their device when a large model starts; you may try, and the built-in model takes over if it fails',
  },

  state: {
    present: (size) => `on this device, ${size}`,
    downloading: 'downloading',
    connecting: 'connecting…',
    elsewhere: 'being downloaded in another tab',
    paused: 'paused; go on whenever you like, also after closing the page',
    verifying: 'verifying',
    failed: 'not complete',
  },
  amount: (loaded, total) => `${loaded} / ${total}`,
  speed: (size) => `${size} a second`,
  timeLeft,
  progressLabel: (name) => `Progress of ${name}`,

  askRemove: (name, size) => `Delete ${name}? This frees ${size}.`,
  askCancel: (name, size) =>
    `Cancel the download of ${name}? The ${size} that are there will be deleted. To keep them, pause instead.`,
  freed: (size) => `Deleted; ${size} are free again.`,
  verified: 'Verified: all files are intact.',
  exported: 'Exported to the folder that you chose.',
  cannotExport: 'This browser cannot write to a folder; to export, use Chrome or Edge.',

  source: {
    title: 'Download from',
    own: 'An address of your own',
    folder: 'A folder on this device',
    ownLabel: 'Where the models are',
    ownHint:
      'Below it, one folder a model, named after the model’s id, with the model library (.wasm) in the same folder.',
    folderHint: 'Without a network, import a model folder that was exported elsewhere.',
    test: 'Test connections',
    testing: 'Testing…',
    answered: (ms) => `${ms} ms`,
    silent: 'no answer',
    suggested: 'fastest, suggested',
    noneAnswered: 'None answered. Check the network, or import from a folder.',
  },

  ownModel: {
    about:
      'Any model in MLC’s format, from an address or a folder (weights, configuration, tokenizer and model library).',
    name: 'Name',
    nameHint: 'Letters, digits, dots, hyphens or underscores',
    base: 'Address of the model',
    baseHint: 'The folder of mlc-chat-config.json and the weights',
    library: 'Address of the model library (.wasm)',
    libraryHint: 'Left empty, it is model.wasm at the address of the model',
    badName:
      'Give it a name of 1 to 80 letters, digits, dots, hyphens or underscores that no model above has.',
  },

  start: {
    label: 'When a large model reads text that is being typed',
    button: 'Only when “Extract” is pressed',
    pause: (seconds) => `${seconds} s after the last key`,
  },

  asking: {
    title: 'How large models are asked (on this device and on a server of your own)',
    names: {
      typesFirst: 'Ask first which types there are, then only for those',
      ownExamples: 'Show sentences of this document that were accepted or rejected as examples',
      bothOrders: 'Ask each question twice, the second time with the types in reverse order',
    },
    costs: {
      typesFirst:
        'One more short question for each part of the text; far fewer after it where a schema has many types. A type that the first answer misses is not asked for.',
      ownExamples:
        'Prompts grow by up to 600 characters: at most three sentences, those decided first, none of the part that is asked about. After more decisions the next run reads the whole text again.',
      bothOrders:
        'Twice the questions, twice the time. What both answers have gets the mean score, what only one has gets half; the threshold decides what is shown.',
    },
  },

  server: 'A server of your own (vLLM, SGLang, Ollama, LM Studio, llama.cpp)',

  storage: (used, free) => `This site uses ${used}; there is room for about ${free} more.`,
  persistence: {
    granted: 'The browser will keep downloaded models.',
    refused:
      'The browser did not promise to keep downloaded models: it may clear them when the disk is full.',
    unavailable: '',
  },

  instruction: {
    open: 'View and edit instructions',
    title: 'Instructions for large models',
    about:
      'This is exactly what is sent to the model. Edit it in place; only large models read it.',
    idle: 'The built-in model is in use; these instructions apply once a large model is.',
    task: 'Task',
    language: 'Language of the instruction',
    tasks: { ner: 'Entities', re: 'Relations', ee: 'Events' },
    languages: { zh: '中文', en: 'English' },
    text: 'Instruction',
    edited: 'edited',
    reset: 'Back to the original',
    places:
      'The types go where {labels} stands and the text where {text} does; what is left out is added at the end.',
    preview: 'The whole prompt',
    previewHint:
      'Made from the current schema and the start of the text; long texts go in parts, many types in batches.',
    nothing: 'The schema has no types for this task, so nothing is sent.',
  },
};
