import { serveAsWorker } from '../../main/vault/index.ts';
import { smallShape } from './small-house.ts';

/* Bundled and run as a worker thread: as the shells' own, for the small house. */
serveAsWorker(smallShape);
