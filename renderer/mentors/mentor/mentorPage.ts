import type { Api } from '../../app/client.ts';

/** A mentor's page as the contract answers it. */
export type MentorPage = Awaited<ReturnType<Api['mentors']['get']>>;
