import { Button, Group, SegmentedControl } from '@mantine/core';
import { IconCertificate, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { EnrollmentPage } from '../../../shared/contract/certification.ts';
import type { PersonRef } from '../../../shared/contract/views.ts';
import { displayName } from '../../../shared/rules/names.ts';
import { Answered } from '../../app/Answered.tsx';
import { queries } from '../../app/client.ts';
import { PlaceLink, places, usePathParam } from '../../app/places.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Page } from '../../parts/Page.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { AddHours } from '../page/AddHours.tsx';
import { EnrollmentView } from '../page/EnrollmentView.tsx';
import { useChosenEnrollment } from '../page/useChosenEnrollment.ts';
import { statusInWords } from '../words.ts';
import { Enroll } from './Enroll.tsx';
import { Standing } from './Standing.tsx';

/** One person's certification as staff see it: read, sign, record. */
export default function PersonCertification() {
  const personId = usePathParam('personId');
  const query = useQuery(queries.certification.get.queryOptions({ input: { personId } }));
  return (
    <Page>
      <Answered query={query} lines={8}>
        {({ person, enrollments }) => <Known person={person} enrollments={enrollments} />}
      </Answered>
    </Page>
  );
}

function Known({ person, enrollments }: { person: PersonRef; enrollments: readonly EnrollmentPage[] }) {
  const { chosen, choose, options } = useChosenEnrollment(enrollments);
  const [open, setOpen] = useState<'enroll' | 'hours' | 'standing' | undefined>();
  const close = (): void => setOpen(undefined);
  const status = chosen && statusInWords(chosen.enrollment.status);
  const begin = (
    <Button
      variant={chosen ? 'default' : 'filled'}
      leftSection={<IconPlus size={20} aria-hidden />}
      onClick={() => setOpen('enroll')}
    >
      {chosen ? 'Another certificate' : 'Choose a certificate'}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={displayName(person)}
        sub={
          <Group gap="sm">
            {chosen ? (chosen.program?.name ?? 'A program this version does not know') : 'Certification'}
            {status ? <StatusBadge tone={status.tone}>{status.words}</StatusBadge> : null}
            <PlaceLink to={places.person(person.id)}>Their page</PlaceLink>
          </Group>
        }
        actions={
          <>
            {chosen ? (
              <Button variant="default" onClick={() => setOpen('standing')}>
                Change where they stand
              </Button>
            ) : null}
            {chosen ? begin : null}
          </>
        }
      />
      {options.length > 1 && chosen ? (
        <SegmentedControl
          mb="md"
          aria-label="Which certificate"
          value={chosen.enrollment.id}
          onChange={choose}
          data={options}
        />
      ) : null}
      {chosen ? (
        <EnrollmentView
          key={chosen.enrollment.id}
          personId={person.id}
          page={chosen}
          isStaff
          addHours={
            <Button size="sm" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpen('hours')}>
              Add hours
            </Button>
          }
        />
      ) : (
        <EmptyState
          icon={<IconCertificate size={24} aria-hidden />}
          title={`${displayName(person)} works towards nothing yet.`}
          action={begin}
        >
          Groups they lead and check-ins they log will count by themselves from the day they begin.
        </EmptyState>
      )}
      {open === 'enroll' ? <Enroll person={person} onClose={close} /> : null}
      {open === 'hours' && chosen ? <AddHours personId={person.id} page={chosen} onClose={close} /> : null}
      {open === 'standing' && chosen ? <Standing person={person} page={chosen} onClose={close} /> : null}
    </>
  );
}
