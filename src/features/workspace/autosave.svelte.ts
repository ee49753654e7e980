/** Keeps the text and the edited schemas between visits; a failure to save never stands in the way. */
import { findPreset } from '../../presets/presets';
import { dropSchema, loadDrafts, saveSchema, saveText } from '../../storage/documents';
import { requestPersistence } from '../../storage/persist';
import { keepUnsaved, takeUnsaved } from '../../storage/unsaved';
import type { StoredText } from '../../storage/db';
import { joinEdits, type EditedSchemas } from './edited-schemas';
import type { Workspace } from './workspace.svelte';

const SAVE_PAUSE = 800;

/** Puts back what was there, unless the person has begun with something else in the meantime. */
export async function restoreDrafts(workspace: Workspace): Promise<void> {
  const untouched = workspace.presetId;
  const drafts = await loadDrafts();
  if (drafts.ok) workspace.edited = joinEdits(drafts.value.schemas, workspace.edited);
  const text = takeUnsaved() ?? (drafts.ok ? drafts.value.text : undefined);
  if (workspace.presetId !== untouched || workspace.text !== '') return;
  const preset = text?.preset ?? untouched;
  workspace.choosePreset(findPreset(preset) === undefined ? untouched : preset);
  if (text !== undefined) workspace.replace(text.text);
}

async function saveSchemas(before: EditedSchemas, after: EditedSchemas): Promise<void> {
  for (const [preset, schema] of after) {
    if (before.get(preset) !== schema) await saveSchema(preset, schema);
  }
  for (const preset of before.keys()) if (!after.has(preset)) await dropSchema(preset);
}

/** Saves a little after every change and when the page goes away, until the returned function is called. */
export function startAutosave(workspace: Workspace): () => void {
  let saved = workspace.edited;
  let asked = false;
  let stored: StoredText | undefined;
  const save = async (current: StoredText): Promise<void> => {
    if ((await saveText(current)).ok) stored = current;
  };
  const leave = (): void => {
    const { text, presetId: preset } = workspace;
    if (stored?.text === text && stored.preset === preset) return;
    keepUnsaved({ text, preset });
    void save({ text, preset });
  };
  return $effect.root(() => {
    $effect(() => {
      addEventListener('pagehide', leave);
      return () => {
        removeEventListener('pagehide', leave);
      };
    });
    $effect(() => {
      const { text, presetId: preset } = workspace;
      const timer = setTimeout(() => {
        void save({ text, preset });
        // The person has begun to work here: now it makes sense to keep the model for them.
        if (text !== '' && !asked) void requestPersistence();
        asked ||= text !== '';
      }, SAVE_PAUSE);
      return () => {
        clearTimeout(timer);
      };
    });
    $effect(() => {
      const { edited } = workspace;
      if (edited !== saved) void saveSchemas(saved, edited);
      saved = edited;
    });
  });
}
