import { Accordion, Button, SegmentedControl } from '@mantine/core';
import { IconCertificate, IconPlus, IconUserQuestion } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { EnrollmentPage } from '../../../shared/contract/certification.ts';
import { Answered } from '../../app/Answered.tsx';
import { queries } from '../../app/client.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Page } from '../../parts/Page.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { Section } from '../../parts/Section.tsx';
import { AddHours } from '../page/AddHours.tsx';
import { EnrollmentView } from '../page/EnrollmentView.tsx';
import { ProgramFacts } from '../page/ProgramFacts.tsx';
import { useChosenEnrollment } from '../page/useChosenEnrollment.ts';
import { statusInWords } from '../words.ts';

/** A mentor's own way to a certificate (SCREENS, "My certification"). */
export default function MyCertification() {
  const query = useQuery(queries.certification.mine.queryOptions());
  return (
    <Page>
      <Answered query={query} lines={8}>
        {(page) =>
          page === null ? (
            <>
              <PageHeader title="My certification" />
              <EmptyState
                icon={<IconUserQuestion size={24} aria-hidden />}
                title="Your sign-in is not linked to a person yet."
              >
                Ask an administrator to link it, so that Cairn knows whose hours these are.
              </EmptyState>
            </>
          ) : (
            <Mine personId={page.person.id} enrollments={page.enrollments} />
          )
        }
      </Answered>
    </Page>
  );
}

function Mine({ personId, enrollments }: { personId: string; enrollments: readonly EnrollmentPage[] }) {
  const { chosen, choose, options } = useChosenEnrollment(enrollments);
  const [adding, setAdding] = useState(false);
  if (!chosen) return <NothingYet />;
  const open = chosen.enrollment.status === 'in-progress' || chosen.enrollment.status === 'certified';
  const add = open ? (
    <Button leftSection={<IconPlus size={20} aria-hidden />} onClick={() => setAdding(true)}>
      Add a training
    </Button>
  ) : undefined;
  return (
    <>
      <PageHeader
        title="My certification"
        sub={`${statusInWords(chosen.enrollment.status).words}: ${chosen.program?.name ?? 'a program this version does not know'}`.replace(
          /^./,
          (letter) => letter.toUpperCase(),
        )}
        actions={add}
      />
      {options.length > 1 ? (
        <SegmentedControl
          mb="md"
          aria-label="Which certificate"
          value={chosen.enrollment.id}
          onChange={choose}
          data={options}
        />
      ) : null}
      <EnrollmentView
        key={chosen.enrollment.id}
        personId={personId}
        page={chosen}
        isStaff={false}
        addHours={undefined}
      />
      {adding ? <AddHours personId={personId} page={chosen} onClose={() => setAdding(false)} /> : null}
    </>
  );
}

/** Before anything is picked: what there is to pick from. */
function NothingYet() {
  const query = useQuery(queries.certification.programs.queryOptions());
  return (
    <>
      <PageHeader title="My certification" />
      <EmptyState icon={<IconCertificate size={24} aria-hidden />} title="Pick what you’re working towards.">
        Groups you lead will count by themselves. Read below what there is, and tell staff which one is yours: they
        enter it.
      </EmptyState>
      <Answered query={query} lines={4}>
        {({ programs, houseState }) => {
          const near = programs.filter(({ state }) => state === houseState || state === 'US');
          return (
            <Section title="Certificates near you" flush>
              <Accordion px="sm" order={3}>
                {near.map((program) => (
                  <Accordion.Item key={program.id} value={program.id}>
                    <Accordion.Control>
                      {program.credential}: {program.name}
                    </Accordion.Control>
                    <Accordion.Panel>
                      <ProgramFacts program={program} />
                    </Accordion.Panel>
                  </Accordion.Item>
                ))}
              </Accordion>
            </Section>
          );
        }}
      </Answered>
    </>
  );
}
