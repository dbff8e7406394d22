import { describe, expect, it } from 'vitest';
import { cutEverywhere, noCounts } from '../support/cut-everywhere.ts';
import { ModelDisk } from '../support/model-disk.ts';
import { seeded } from '../support/seeded.ts';
import { noHouse, ToldHouse } from '../support/told-house.ts';

const counts = noCounts();

describe('a power cut', () => {
  it('while a house is made and first written in', async () => {
    const house = new ToldHouse(new ModelDisk(), seeded('made'));
    await house.create();
    await house.note('ada', 'door', 'blue');
    await house.commit('ada', (state) => {
      if (state.house) state.house.notes['both'] = 'places';
      if (state.confidential) state.confidential.notes['both'] = 'in trust';
      state['own:p-mo'] = { hours: { h1: 2 }, signatures: {} };
    });
    await house.signOut('ada');
    await house.release();
    await cutEverywhere(house, noHouse, { seed: 'made', more: 2, againOnceIn: 0 }, counts);
    console.log(counts);
    expect(counts.disks).toBeGreaterThan(10);
  });
});
