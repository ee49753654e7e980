/** Entry of the download worker: the downloader behind comlink. */
import { expose } from 'comlink';
import { Downloader } from './download/downloader';
import { BROWSER_PORTS } from './download/ports';

expose(new Downloader(BROWSER_PORTS));
