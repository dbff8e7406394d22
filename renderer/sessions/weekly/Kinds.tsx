import { Button, Group, Stack, Text } from '@mantine/core';
import { IconEyeOff, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { z } from 'zod';
import { sessionTypeSchema, type SessionType } from '../../../shared/records/sessions.ts';
import { Answered } from '../../app/Answered.tsx';
import { client, queries } from '../../app/client.ts';
import { DeedProblem, useDeed } from '../../app/deed.tsx';
import { useRecordForm } from '../../app/form.ts';
import { CheckField, TextField } from '../../parts/fields.tsx';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { Section } from '../../parts/Section.tsx';

/** The kinds of group the house has, and which of them say something nobody else should read off a sheet. */
export function Kinds() {
  const query = useQuery(queries.sessions.types.queryOptions());
  const [open, setOpen] = useState<SessionType | 'new' | undefined>();
  return (
    <Section
      title="Kinds of group"
      sub="A sensitive kind gives away something about health or the law: staff take its roll, and its sheet bears a neutral title."
      actions={
        <Button
          variant="default"
          size="sm"
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => setOpen('new')}
        >
          Add a kind
        </Button>
      }
    >
      <Answered query={query} lines={2}>
        {({ types }) =>
          types.length === 0 ? (
            <Text c="dimmed">No kinds yet. A kind is made when a group of it is planned.</Text>
          ) : (
            <Group gap="xs">
              {types.map((type) => (
                <Button
                  key={type.id}
                  variant="default"
                  size="sm"
                  aria-label={`Change ${type.id}`}
                  onClick={() => setOpen(type)}
                >
                  {type.id}
                  {type.sensitive ? (
                    <Text component="span" size="sm" c="dimmed" ml="xs">
                      <IconEyeOff size={14} aria-hidden /> {type.neutralTitle ?? 'Group'} on paper
                    </Text>
                  ) : null}
                </Button>
              ))}
            </Group>
          )
        }
      </Answered>
      {open === undefined ? null : (
        <KindForm {...(open !== 'new' && { type: open })} onClose={() => setOpen(undefined)} />
      )}
    </Section>
  );
}

const kindFormSchema = sessionTypeSchema.extend({ sensitive: z.boolean() });

function KindForm({ type, onClose }: { type?: SessionType; onClose: () => void }) {
  const form = useRecordForm(kindFormSchema, type ?? { id: '', sensitive: false });
  const save = useDeed(client.sessions.saveType, { form, done: onClose });
  const sensitive = form.watch('sensitive');
  return (
    <FormDialog
      title={type ? type.id : 'Add a kind of group'}
      submit={type ? 'Save' : 'Add'}
      busy={save.busy}
      problem={<DeedProblem deed={save} />}
      onClose={onClose}
      onSubmit={form.handleSubmit((values) => save.run(values))}
    >
      <Stack gap="sm">
        {type ? null : <TextField control={form.control} name="id" label="Name" required data-autofocus />}
        <CheckField
          control={form.control}
          name="sensitive"
          label="Sensitive: its name gives away something about health or the law"
        />
        {sensitive ? (
          <TextField
            control={form.control}
            name="neutralTitle"
            label="Title on paper"
            description="What the sign-in sheet says instead, for instance “Group”."
          />
        ) : null}
      </Stack>
    </FormDialog>
  );
}
