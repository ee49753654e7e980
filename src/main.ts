// Starts the page: the worker, the state over it, the view over that.
import { mount } from 'svelte';
import './app.css';
import { DEFAULT_MODEL } from './engine/catalogue';
import { createExtractorClient } from './engine/client';
import { registerServiceWorker } from './engine/isolation';
import { restoreDrafts, startAutosave } from './state/autosave.svelte';
import { InstructionDrafts } from './state/instruction-drafts.svelte';
import { LargeModels } from './state/large-models.svelte';
import { Model } from './state/model.svelte';
import { Navigation } from './state/navigation.svelte';
import { Offline } from './state/offline.svelte';
import { Preferences } from './state/preferences.svelte';
import { Workspace } from './state/workspace.svelte';
import App from './view/App.svelte';

const DEFAULT_PRESET = 'all-in-one';

const client = createExtractorClient({
  spawn: () =>
    new Worker(new URL('../worker/extractor.worker.ts', import.meta.url), {
      type: 'module',
      name: 'extractor',
    }),
  lesserModel: (id) => (id === DEFAULT_MODEL ? undefined : DEFAULT_MODEL),
  onStepDown: (step) => void state.model.follow(step),
});

const instructions = new InstructionDrafts();

const state = {
  workspace: new Workspace(client, () => instructions.instructions),
  model: new Model(client, DEFAULT_MODEL),
  large: new LargeModels(
    () =>
      new Worker(new URL('../worker/download.worker.ts', import.meta.url), {
        type: 'module',
        name: 'download',
      }),
  ),
  instructions,
  navigation: new Navigation(),
  offline: new Offline(),
  preferences: new Preferences(),
};

async function useModel(large: string | undefined): Promise<void> {
  state.workspace.pause();
  if (await state.model.use(large)) state.workspace.start();
}

/** After the model, so that the two downloads do not compete; a reload then loses nothing. */
async function startPage(): Promise<void> {
  await useModel(state.model.large);
  await registerServiceWorker({ mayReload: () => state.workspace.text === '' });
}

state.workspace.choosePreset(DEFAULT_PRESET);
state.offline.watch();
mount(App, { target: document.body, props: { state, actions: { useModel } } });
void startPage();
void restoreDrafts(state.workspace).then(() => startAutosave(state.workspace));
