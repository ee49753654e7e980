/** Entry of the worker that asks a server of one's own. Its policy lets it reach the origin in its address alone. */
import { expose } from 'comlink';
import { RemoteExtractor } from './remote/remote-extractor';

expose(new RemoteExtractor());
