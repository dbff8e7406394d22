import { Button, Text } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { displayName } from '../../../shared/rules/names.ts';
import { Answered } from '../../app/Answered.tsx';
import { client, queries } from '../../app/client.ts';
import { DeedProblem, useDeed } from '../../app/deed.tsx';
import { PlaceButton, PlaceLink, places } from '../../app/places.tsx';
import { writeDay } from '../../parts/days.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Page } from '../../parts/Page.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { moveAmongRows } from '../../parts/rows.ts';
import { Section } from '../../parts/Section.tsx';
import { useToday } from '../../parts/Today.tsx';
import css from '../page/Certification.module.css';
import { Line } from '../page/HoursList.tsx';
import { lineKey } from '../words.ts';

type LineToSign = Awaited<ReturnType<typeof client.certification.toSign>>['lines'][number];

const most = 50;

/** Hours that wait for a signature, one by one; those to look at twice come first. */
export default function SignHours() {
  const query = useQuery(queries.certification.toSign.queryOptions());
  return (
    <Page>
      <PageHeader
        title="Hours to sign"
        sub="One line at a time: your name and today’s date stand under each. Odd ones come first."
      />
      <Answered query={query} lines={8}>
        {({ lines }) =>
          lines.length === 0 ? (
            <EmptyState
              icon={<IconSignature size={24} aria-hidden />}
              title="No hours wait for a signature."
              action={
                <PlaceButton to={places.certification} variant="default">
                  Everybody’s certification
                </PlaceButton>
              }
            />
          ) : (
            <ToSign lines={lines} />
          )
        }
      </Answered>
    </Page>
  );
}

function ToSign({ lines }: { lines: readonly LineToSign[] }) {
  // Gone from the list as soon as the key is pressed; back with the reason if it was not saved.
  const [signed, setSigned] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState<number | undefined>();
  const sign = useDeed(client.certification.signHours);
  const list = useRef<HTMLUListElement>(null);
  const waiting = lines.filter((line) => !signed.has(lineKey(line)));
  const shown = waiting.slice(0, most);

  useEffect(() => {
    if (at === undefined) return;
    const buttons = list.current?.querySelectorAll<HTMLElement>('[data-row]');
    buttons?.[Math.min(at, buttons.length - 1)]?.focus();
  }, [at, signed]);

  const run = async (line: LineToSign, index: number): Promise<void> => {
    const key = lineKey(line);
    setSigned((before) => new Set(before).add(key));
    setAt(index);
    const { enrollmentId, hoursId, source, person } = line;
    const answer = await sign.run({
      personId: person.id,
      enrollmentId,
      signed: true,
      ...(hoursId !== undefined && { hoursId }),
      ...(source !== undefined && { source }),
    });
    if (!answer) setSigned((before) => new Set([...before].filter((each) => each !== key)));
  };
  return (
    <>
      <DeedProblem deed={sign} />
      <Section title={waiting.length === 1 ? 'One line' : `${waiting.length} lines`} flush>
        <ul ref={list} className={css.list} aria-label="Hours to sign" onKeyDown={moveAmongRows}>
          {shown.map((line, index) => (
            <li key={lineKey(line)}>
              <Line line={line} who={<Who line={line} />} credential={line.credential} odd />
              <SignButton line={line} onSign={() => void run(line, index)} />
            </li>
          ))}
        </ul>
        {waiting.length > most ? (
          <Text size="sm" c="dimmed" px="lg" py="sm">
            {waiting.length - most} more follow as you sign.
          </Text>
        ) : null}
      </Section>
    </>
  );
}

function Who({ line }: { line: LineToSign }) {
  return (
    <>
      <PlaceLink to={places.candidate(line.person.id)} fw={600}>
        {displayName(line.person)}
      </PlaceLink>
      {' · '}
    </>
  );
}

function SignButton({ line, onSign }: { line: LineToSign; onSign: () => void }) {
  const today = useToday();
  const about = `${displayName(line.person)}, ${line.from}, ${writeDay(line.on, today)}`;
  return (
    <Button
      data-row
      variant={line.odd === undefined ? 'light' : 'default'}
      size="sm"
      w={128}
      aria-label={`Sign ${about}`}
      onClick={onSign}
    >
      {line.odd === undefined ? 'Sign' : 'Sign anyway'}
    </Button>
  );
}
