import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { queries } from '../app/client.ts';
import { writeInstant } from '../parts/days.ts';

/** Of a damaged house: what is as it was, and the newest backup that was opened and read. */
export function WhatIsLeft() {
  const left = useQuery(queries.setUp.whatIsLeft.queryOptions()).data;
  const backups = useQuery(queries.setUp.backups.queryOptions({ input: {} })).data?.backups;
  const proven = backups?.find(({ proof, problem }) => proof !== undefined && problem === undefined);
  if (!left) return null;
  const changes = `${left.lines.toLocaleString('en-US')} ${left.lines === 1 ? 'change' : 'changes'}`;
  const until = left.at === undefined ? '' : `, to ${writeInstant(left.at)},`;
  return (
    <Text mt="md">
      {left.lines === 0
        ? 'No change of it can be read any more.'
        : left.keys
          ? `Its first ${changes}${until} are as they were written.`
          : `Its first ${changes}${until} are as they were written, but the keys that open them are not.`}{' '}
      {proven
        ? `The newest backup that was opened and read is of ${writeInstant(proven.at)}.`
        : 'No backup in this folder has been opened and read yet.'}
    </Text>
  );
}
