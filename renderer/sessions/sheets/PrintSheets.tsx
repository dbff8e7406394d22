import { Button, Group, NativeSelect } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { SessionRow } from '../../../shared/contract/sessions.ts';
import { Answered } from '../../app/Answered.tsx';
import { client, queries } from '../../app/client.ts';
import { DeedProblem, useDeed } from '../../app/deed.tsx';
import { useAddressState } from '../../app/places.tsx';
import { useSignedIn } from '../../app/session.tsx';
import { addDays } from '../../parts/days.ts';
import { DayInput } from '../../parts/DayInput.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Page } from '../../parts/Page.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import type { PaperKind } from '../../parts/PaperPage.tsx';
import { Section } from '../../parts/Section.tsx';
import { SheetChoice } from './SheetChoice.tsx';
import { SheetsOnPaper } from './SheetsOnPaper.tsx';

const span = 7;

/** Chooses groups and prints their sign-in sheets, each with its number. */
export default function PrintSheets() {
  const { today, settings } = useSignedIn();
  const search: { readonly only?: unknown } = useSearch({ strict: false });
  const only = typeof search.only === 'string' ? search.only : undefined;
  const [from, setFrom] = useAddressState('from', today);
  const query = useQuery(
    queries.sessions.calendar.queryOptions({ input: { from, to: addDays(from, only === undefined ? span - 1 : 0) } }),
  );
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [paper, setPaper] = useState<PaperKind>(settings.paper);
  const print = useDeed(client.sessions.printSheets);
  const [printed, setPrinted] = useState<Awaited<ReturnType<typeof client.sessions.printSheets>> | undefined>();
  const groups = (query.data?.sessions ?? []).filter(
    (group) => canPrint(group) && (only === undefined || group.id === only),
  );
  const chosen = groups.filter(({ id }) => !left.has(id));
  const run = async (): Promise<void> => {
    setPrinted(await print.run({ sessionIds: chosen.map(({ id }) => id) }));
  };

  return (
    <Page>
      <div className="no-print">
        <PageHeader
          title="Sign-in sheets"
          sub="Each sheet has a number. Afterwards, enter it in the same order under Enter sheets."
          actions={
            <Button
              leftSection={<IconPrinter size={20} aria-hidden />}
              disabled={chosen.length === 0}
              loading={print.busy}
              onClick={() => void run()}
            >
              {chosen.length === 1 ? 'Print one sheet' : `Print ${chosen.length} sheets`}
            </Button>
          }
        />
        <DeedProblem deed={print} />
        <Group align="flex-end" mb="md" gap="md">
          <DayInput
            label={only === undefined ? 'A week of groups from' : 'Day of the group'}
            w={320}
            value={from}
            onChange={(day) => day !== undefined && setFrom(day)}
          />
          <NativeSelect
            label="Paper"
            value={paper}
            onChange={(event) => setPaper(event.currentTarget.value === 'a4' ? 'a4' : 'letter')}
            data={[
              { value: 'letter', label: 'Letter' },
              { value: 'a4', label: 'A4' },
            ]}
          />
        </Group>
        <Section title="Groups" flush>
          <Answered query={query} lines={6}>
            {() =>
              groups.length === 0 ? (
                <EmptyState title="No groups to print for.">Choose another day, or plan a group first.</EmptyState>
              ) : (
                <SheetChoice groups={groups} left={left} onChange={setLeft} />
              )
            }
          </Answered>
        </Section>
      </div>
      {printed ? <SheetsOnPaper printed={printed} paper={paper} /> : null}
    </Page>
  );
}

const canPrint = ({ status, mayMark }: SessionRow): boolean => mayMark && status !== 'cancelled';
