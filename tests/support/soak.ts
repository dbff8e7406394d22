/** How much longer than usual the tests may take: `npm run soak` says 1, which is hours; 0.1 is a tenth of that. */
const length = Number(process.env['CAIRN_SOAK'] ?? 0);

export const isSoak = length > 0;

/** How often something is tried: so often usually, and so often in a soak. */
export const rounds = (usually: number, soak: number): number => (isSoak ? Math.ceil(soak * length) : usually);

/** How long one test may take. */
export const patience = isSoak ? 12 * 60 * 60 * 1000 : 60_000;
