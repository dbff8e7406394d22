import { it } from 'vitest';
import { makeAttackedHouse } from '../../support/attacked-house.ts';
it('x', async () => {
  const t = performance.now();
  const h = await makeAttackedHouse('a');
  console.log(performance.now() - t);
  for (const k of ['young','grown','settled','final'] as const) {
    console.log(k, h[k].files.paths().map((p) => `${p.slice(h[k].root.length)} ${h[k].files.bytes(p).length}`).join('\n'));
  }
  for (const w of ['ada','ben','mo','cy','kit','eve'] as const) {
    const c = h.final.copy();
    const t = performance.now();
    const e = await c.enter(w);
    console.log(w, e.ok ? [e.value.session.sequence, JSON.stringify(e.value.session.state).slice(0,900)] : e.error, performance.now() - t);
    if (e.ok) await e.value.vault.release();
  }
});
