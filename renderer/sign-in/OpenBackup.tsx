import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { BackupView } from '../../shared/contract/backups.ts';
import { Answered } from '../app/Answered.tsx';
import { BackupTable } from '../app/backups/BackupTable.tsx';
import { GoBack } from '../app/backups/GoBack.tsx';
import { client, queries } from '../app/client.ts';
import { Door } from './Door.tsx';

/** Going back to a backup of a house that cannot be opened, or is not on this PC yet. */
export function OpenBackup({ onBack }: { onBack: () => void }) {
  const [typed, setTyped] = useState('');
  const [folder, setFolder] = useState<string | undefined>();
  const [asked, setAsked] = useState<BackupView | undefined>();
  const [setAside, setSetAside] = useState<{ readonly folder: string | undefined } | undefined>();
  const query = useQuery(queries.setUp.backups.queryOptions({ input: { folder } }));
  if (setAside) {
    return (
      <Door title="The house is back" wide>
        <Stack>
          <Text style={{ overflowWrap: 'anywhere' }}>
            {setAside.folder === undefined
              ? 'It lies in this folder now.'
              : `What was here before lies, untouched, in ${setAside.folder}.`}
          </Text>
          <Button onClick={() => window.location.reload()}>Sign in</Button>
        </Stack>
      </Door>
    );
  }
  return (
    <Door title="Open a backup" wide="table" sub="Nothing that is here now is written over: it is set aside.">
      <Answered query={query}>
        {({ backups, unreadable }) =>
          backups.length === 0 ? (
            <Alert color="ochre">
              {unreadable.length === 0
                ? 'There are no backups here. Plug the stick or disk in and name its folder below.'
                : `${unreadable.length} files here should be backups and cannot be read.`}
            </Alert>
          ) : (
            <BackupTable backups={backups} onGoBack={setAsked} />
          )
        }
      </Answered>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setFolder(typed.trim() === '' ? undefined : typed.trim());
        }}
      >
        <Group align="end" mt="lg" wrap="nowrap">
          <TextInput
            flex={1}
            label="Look somewhere else"
            description="The folder of a stick or another disk, for example E:\ or /media/stick."
            spellCheck={false}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button type="submit" variant="default">
            Look there
          </Button>
        </Group>
      </form>
      <Button mt="lg" variant="subtle" onClick={onBack}>
        Back
      </Button>
      {asked ? (
        <GoBack
          backup={asked}
          call={({ path, secret }) => client.setUp.goBack({ path, secret, folder })}
          onDone={(where) => setSetAside({ folder: where })}
          onClose={() => setAsked(undefined)}
        />
      ) : null}
    </Door>
  );
}
