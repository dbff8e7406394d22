import { makeHouses } from './houses.ts';

await makeHouses();
