import { useQuery } from '@tanstack/react-query';
import { client, queries } from '../../app/client.ts';
import { useDeed } from '../../app/deed.tsx';

/** Makes a kind of group that was typed and is not known yet; `ensure` answers whether it is there now. */
export function useKind() {
  const types = useQuery(queries.sessions.types.queryOptions()).data?.types ?? [];
  const deed = useDeed(client.sessions.saveType, { quiet: true });
  const ensure = async (id: string): Promise<boolean> =>
    types.some((type) => type.id === id) || (await deed.run({ id, sensitive: false })) !== undefined;
  return { deed, ensure };
}
