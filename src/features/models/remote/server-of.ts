/** The server of this page: what was written about it lasts as long as the page. */
import { askWorker } from '../../../engine/client/server-link';
import type { ModelsContext } from '../context';
import { isGuarded } from './guard';
import { RemoteServer } from './remote-server.svelte';

const servers = new WeakMap<ModelsContext, RemoteServer>();

function open(script: string): Worker {
  return new Worker(script, { type: 'module', name: 'server' });
}

export function serverOf(models: ModelsContext): RemoteServer {
  const known = servers.get(models);
  if (known !== undefined) return known;
  const server = new RemoteServer({
    script: async () => (await models.remoteScript()).default,
    guarded: isGuarded,
    models: (script, access) => askWorker(open(script), (remote) => remote.models(access)),
    answers: (script, base) => askWorker(open(script), (remote) => remote.answers(base)),
  });
  servers.set(models, server);
  return server;
}
