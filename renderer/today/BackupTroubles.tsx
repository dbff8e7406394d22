import { useQuery } from '@tanstack/react-query';
import { troubleSentence } from '../app/backups/words.ts';
import { queries } from '../app/client.ts';
import { Notice } from '../parts/Notice.tsx';

/** What staff should know about backups today: the second place is not there, or the last one did not go as it should. */
export function BackupTroubles() {
  const { data } = useQuery(queries.backups.list.queryOptions({ staleTime: 0, refetchInterval: 60_000 }));
  return data?.troubles.map(({ code, facts }) => (
    <Notice
      key={code}
      title={code === 'place-missing' ? 'Backups are not copied' : 'The last backup did not go as it should'}
    >
      {troubleSentence(code, facts)}
    </Notice>
  ));
}
