/** Entry of the worker that evaluates. It may reach no host but our own, and asks none. */
import { expose } from 'comlink';
import { loadDocuments } from '../src/storage/documents';
import { EvaluationHost } from './evaluation/host';

expose(new EvaluationHost(loadDocuments));
