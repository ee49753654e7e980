/** Entry of the worker that reads files: the importer behind comlink. It may reach no host but our own. */
import { expose } from 'comlink';
import { Importer } from './files/importer';
import { siteCMaps } from './files/site-cmaps';
import { STORED_DOCUMENTS } from './files/stored-documents';

expose(new Importer(STORED_DOCUMENTS, siteCMaps(self.location.href)));
