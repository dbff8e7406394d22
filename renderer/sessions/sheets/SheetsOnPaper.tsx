import { Button, Group, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useEffect } from 'react';
import type { client } from '../../app/client.ts';
import { SignInSheet } from '../../paper/SignInSheet.tsx';
import type { PaperKind } from '../../parts/PaperPage.tsx';
import { endTime } from '../times.ts';
import { namesInWords } from '../words.ts';

type Printed = Awaited<ReturnType<typeof client.sessions.printSheets>>;

const onPaper = new Intl.DateTimeFormat('en-US', { dateStyle: 'full', timeZone: 'UTC' });

/** The sheets at true width; the printer's window opens by itself once they stand on the page. */
export function SheetsOnPaper({ printed, paper }: { printed: Printed; paper: PaperKind }) {
  useEffect(() => {
    // The page is painted first, or the printer would get what stood there before.
    const timer = setTimeout(() => window.print(), 100);
    return () => clearTimeout(timer);
  }, [printed]);
  return (
    <section aria-label="Sheets to print">
      <Group justify="space-between" my="md" className="no-print">
        <Text role="status">
          {printed.sheets.length === 1 ? 'One sheet is ready.' : `${printed.sheets.length} sheets are ready.`} Printing
          one again keeps its number and its order.
        </Text>
        <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
          Print again
        </Button>
      </Group>
      {printed.sheets.map(({ session, paperTitle, number, lines }) => (
        <SignInSheet
          key={session.id}
          paper={paper}
          house={printed.house}
          title={paperTitle}
          number={number}
          day={onPaper.format(new Date(`${session.startsAt.slice(0, 10)}T00:00:00Z`))}
          time={`${endTime(session.startsAt, 0)} to ${endTime(session.startsAt, session.minutes)}`}
          leaders={session.leaders.length === 0 ? '____________________' : namesInWords(session.leaders)}
          people={lines}
        />
      ))}
    </section>
  );
}
