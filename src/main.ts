// Starts the page: the worker, the state over it, the view over that.
import { mount } from 'svelte';
import './app.css';
import { builtInFor, MINI_MODEL } from './engine/models/built-in';
import { createExtractorClient, type ExtractorClient } from './engine/client/client';
import type { ModelRef } from './engine/contract/model-ref';
import { BATCH_WORKER } from './engine/contract/worker-names';
import { registerServiceWorker } from './features/page/isolation';
import { LibraryHandle } from './features/library/library-handle.svelte';
import { InstructionDrafts } from './features/models/instructions/instruction-drafts.svelte';
import { LargeModels } from './features/models/large-models.svelte';
import { Model } from './features/workspace/model.svelte';
import { Navigation } from './features/workspace/navigation.svelte';
import { Offline } from './features/workspace/offline.svelte';
import { typingDelay, type StartDelay } from './features/workspace/start-rule';
import { Preferences } from './features/workspace/preferences.svelte';
import { Workspace } from './features/workspace/workspace.svelte';
import { loadTranslation, type Language, type Translation } from './i18n/translation';
import { Words } from './i18n/words.svelte';
import App from './features/page/App.svelte';

const DEFAULT_PRESET = 'all-in-one';

/** A language whose chunk is missing is replaced by the other one, so that there is a page. */
function firstTranslation(language: Language): Promise<Translation> {
  return loadTranslation(language).catch(() => loadTranslation(language === 'zh' ? 'en' : 'zh'));
}

const client = createExtractorClient({
  spawn: ({ script }) =>
    script === undefined
      ? new Worker(new URL('../worker/extractor.worker.ts', import.meta.url), {
          type: 'module',
          name: 'extractor',
        })
      : new Worker(script, { type: 'module' }),
  lesserModel: (from) => state.model.lesserThan(from),
  onStepDown: (step) => void state.model.follow(step),
  onReload: (reload) => state.model.followReload(reload),
});

/** One of several that read in the background, each on one core. */
const newClient = (): ExtractorClient =>
  createExtractorClient({
    spawn: () =>
      new Worker(new URL('../worker/extractor.worker.ts', import.meta.url), {
        type: 'module',
        name: BATCH_WORKER,
      }),
  });

const instructions = new InstructionDrafts();

const models = {
  instructions,
  remoteScript: () => import('../worker/remote.worker.ts?worker&url'),
  large: new LargeModels(
    () =>
      new Worker(new URL('../worker/download.worker.ts', import.meta.url), {
        type: 'module',
        name: 'download',
      }),
  ),
};

const preferences = new Preferences();

const state = {
  words: new Words(await firstTranslation(preferences.language)),
  workspace: new Workspace({
    client,
    instructions: () => instructions.instructions,
    typingDelay: (): StartDelay =>
      typingDelay({ large: state.model.large !== undefined, setting: preferences.largeStart }),
  }),
  model: new Model(
    client,
    MINI_MODEL,
    builtInFor(navigator.hardwareConcurrency, matchMedia('(pointer: coarse)').matches),
  ),
  navigation: new Navigation(),
  offline: new Offline(),
  preferences,
};

const library = new LibraryHandle(state.workspace);

async function loadModel(large: string | undefined, again: boolean, ref?: ModelRef): Promise<void> {
  state.workspace.pause();
  if (await state.model.use(large, ref)) state.workspace.start(state.model.name, again);
}

/** The text is read with the model that the person chose. */
const useModel = (large: string | undefined, ref?: ModelRef): Promise<void> =>
  loadModel(large, true, ref);

/** After the model, so that the two downloads do not compete; a reload then loses nothing. */
async function startPage(): Promise<void> {
  await loadModel(state.model.large, false);
  await registerServiceWorker({ mayReload: () => state.workspace.text === '' });
}

state.workspace.usePreset(DEFAULT_PRESET);
state.offline.watch();
mount(App, {
  target: document.body,
  props: { state, models, library, actions: { useModel, newClient, client } },
});
void startPage();
void library.open();
