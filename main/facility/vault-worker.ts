import { serveAsWorker } from '../vault/index.ts';
import { shape } from './shape.ts';

/* The worker thread of the shells (a bundle of its own). */
serveAsWorker(shape);
