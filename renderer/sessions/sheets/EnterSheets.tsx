import { Button, Text } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Answered } from '../../app/Answered.tsx';
import { queries } from '../../app/client.ts';
import { places, useAddressState, useGoBack } from '../../app/places.tsx';
import { useAnnounce } from '../../parts/Announce.tsx';
import { Page } from '../../parts/Page.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { RollWindow } from '../roll/RollWindow.tsx';
import { useRollQuery } from '../roll/useRoll.ts';
import { MissingSheets } from './MissingSheets.tsx';
import { nextSheet } from './stack.ts';

/** A stack of sign-in sheets, typed in one after another in the order they were printed. */
export default function EnterSheets() {
  const leave = useGoBack(places.groups);
  const cache = useQueryClient();
  const announce = useAnnounce();
  const missing = useQuery(queries.sessions.missingSheets.queryOptions({ staleTime: 0 }));
  const [open, setOpen] = useAddressState('sheet', '');
  const [entered, setEntered] = useState<readonly string[]>([]);
  const sheets = (missing.data?.sessions ?? []).filter(({ id }) => !entered.includes(id));

  if (open !== '') {
    const next = nextSheet(sheets, open);
    const left = sheets.filter(({ id }) => id !== open).length;
    const onFinished = (): void => {
      setEntered([...entered, open]);
      announce(
        next
          ? `Sheet entered. Next: sheet ${next.sheetNumber}, ${next.title}.`
          : 'Sheet entered. That was the last one.',
      );
      void cache.invalidateQueries({ queryKey: queries.sessions.missingSheets.key() });
      setOpen(next?.id ?? '');
    };
    return <Sheet key={open} sessionId={open} left={left} onLeave={() => setOpen('')} onFinished={onFinished} />;
  }
  return (
    <div style={{ padding: '16px 24px 24px' }}>
      <Page>
        <Button variant="subtle" ml={-12} mb="xs" leftSection={<IconArrowLeft size={20} aria-hidden />} onClick={leave}>
          Back
        </Button>
        <PageHeader
          title="Enter sheets"
          sub="Lay the sheets in a stack. The roll has the order of the paper, and the next sheet comes by itself."
        />
        <Answered query={missing} lines={6}>
          {() => <MissingSheets sheets={sheets} entered={entered.length} onOpen={setOpen} onDone={leave} />}
        </Answered>
      </Page>
    </div>
  );
}

interface SheetProps {
  sessionId: string;
  left: number;
  onLeave: () => void;
  onFinished: () => void;
}

function Sheet({ sessionId, left, onLeave, onFinished }: SheetProps) {
  const query = useRollQuery(sessionId);
  return (
    <Answered query={query} lines={12}>
      {(roll) => (
        <RollWindow
          roll={roll}
          fromPaper
          aside={
            <Text size="sm" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
              {left === 0 ? 'The last sheet' : left === 1 ? 'One more after this' : `${left} more after this`}
            </Text>
          }
          onLeave={onLeave}
          onFinished={onFinished}
        />
      )}
    </Answered>
  );
}
