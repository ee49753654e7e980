/** Entry of the worker: the extractor behind comlink. */
import { expose } from 'comlink';
import { Extractor } from './extractor';

// Both the source (worker/) and the built file (assets/) lie one folder below the site's root.
expose(new Extractor(new URL('../', self.location.href).href));
