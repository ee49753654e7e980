/** Keeps edited schemas between visits; a failure to save never stands in the way. */
import { dropSchema, loadSchemas, saveSchema } from '../../storage/schemas';
import { joinEdits, type EditedSchemas } from './edited-schemas';
import type { Workspace } from './workspace.svelte';

async function saveSchemas(before: EditedSchemas, after: EditedSchemas): Promise<void> {
  for (const [preset, schema] of after) {
    if (before.get(preset) !== schema) await saveSchema(preset, schema);
  }
  for (const preset of before.keys()) if (!after.has(preset)) await dropSchema(preset);
}

/** Resolves when the stored ones are there; then saves after every change until the function is called. */
export async function keepSchemas(workspace: Workspace): Promise<() => void> {
  const loaded = await loadSchemas();
  if (loaded.ok) workspace.edited = joinEdits(loaded.value, workspace.edited);
  let saved = workspace.edited;
  return $effect.root(() => {
    $effect(() => {
      const { edited } = workspace;
      if (edited !== saved) void saveSchemas(saved, edited);
      saved = edited;
    });
  });
}
