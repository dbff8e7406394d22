import { PasswordInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { backupSecretSchema, BackupView } from '../../../shared/contract/backups.ts';
import { isStaff } from '../../../shared/rules/permissions.ts';
import type { z } from 'zod';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { DeedProblem, useDeed } from '../deed.tsx';
import { writeInstant } from '../../parts/days.ts';

const byCode = 'the recovery code';

interface GoBackProps {
  backup: BackupView;
  timeZone?: string | undefined;
  call: (asked: {
    path: string;
    secret: z.infer<typeof backupSecretSchema>;
  }) => Promise<{ setAside?: string | undefined }>;
  onDone: (setAside: string | undefined) => void;
  onClose: () => void;
}

/** Asks for a passphrase or the recovery code of the time of a backup, and puts the backup in the place of the house. */
export function GoBack({ backup, timeZone, call, onDone, onClose }: GoBackProps) {
  const staff = backup.signIns.filter(({ role }) => isStaff(role));
  const choices = [
    ...staff.map(({ id, name }) => ({ value: id, label: name })),
    ...(backup.recoveryCode ? [{ value: byCode, label: 'The recovery code' }] : []),
  ];
  const [who, setWho] = useState(choices[0]?.value ?? byCode);
  const [typed, setTyped] = useState('');
  const goBack = useDeed(call, { refresh: false, done: ({ setAside }) => onDone(setAside) });
  const submit = (): void => {
    if (typed === '') return;
    const secret = who === byCode ? { recoveryCode: typed } : { userId: who, passphrase: typed };
    void goBack.run({ path: backup.path, secret });
  };
  return (
    <FormDialog
      title={`Go back to ${writeInstant(backup.at, timeZone)}`}
      submit="Go back to it"
      busy={goBack.busy}
      problem={<DeedProblem deed={goBack} />}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack>
        <Text>
          The house becomes as it was then. What is here now is set aside beside it, whole, and deleted by nobody.
          People sign in with their passphrases of that time.
        </Text>
        <Select
          label="Opened by"
          data={choices}
          value={who}
          onChange={(value) => {
            setWho(value ?? byCode);
            setTyped('');
          }}
          allowDeselect={false}
        />
        {who === byCode ? (
          <TextInput
            label="Recovery code of that time"
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        ) : (
          <PasswordInput
            label="Passphrase of that time"
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': 'Show what I typed', tabIndex: 0 }}
          />
        )}
      </Stack>
    </FormDialog>
  );
}
