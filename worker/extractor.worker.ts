/** Entry of the worker: the extractor behind comlink. */
import { expose } from 'comlink';
import { Extractor } from './extractor';
import { openReader } from './open-reader';

// Both the source (worker/) and the built file (assets/) lie one folder below the site's root.
const root = new URL('../', self.location.href).href;

expose(new Extractor((model, onProgress, signal) => openReader(model, root, onProgress, signal)));
