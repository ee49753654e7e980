/** Entry of the worker that makes datasets. It may reach no host but our own, and asks none. */
import { expose } from 'comlink';
import { loadDocuments } from '../src/storage/documents';
import { WorkshopHost } from './workshop/host';
import { KeptAnswers } from './workshop/kept-answers';

expose(new WorkshopHost(loadDocuments, new KeptAnswers()));
