import { useWatch } from 'react-hook-form';
import type { EnrollmentPage } from '../../../shared/contract/certification.ts';
import type { PersonRef } from '../../../shared/contract/views.ts';
import { enrollmentSchema } from '../../../shared/records/certification.ts';
import { addMonths } from '../../../shared/rules/calendar.ts';
import { displayName } from '../../../shared/rules/names.ts';
import { client } from '../../app/client.ts';
import { DeedProblem, useDeed } from '../../app/deed.tsx';
import { useRecordForm } from '../../app/form.ts';
import { ChoiceField, DayField } from '../../parts/fields.tsx';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { useToday } from '../../parts/Today.tsx';

interface StandingProps {
  person: PersonRef;
  page: EnrollmentPage;
  onClose: () => void;
}

const formSchema = enrollmentSchema.pick({ status: true, endedOn: true, certifiedOn: true, expiresOn: true });

/** Where somebody stands with a certificate: on the way, certified until when, lapsed, stopped. */
export function Standing({ person, page, onClose }: StandingProps) {
  const { enrollment, program } = page;
  const today = useToday();
  const { status, endedOn, certifiedOn, expiresOn } = enrollment;
  const months = program?.renewal.period_months ?? undefined;
  const form = useRecordForm(formSchema, {
    status,
    ...(endedOn !== undefined && { endedOn }),
    certifiedOn: certifiedOn ?? today,
    ...(expiresOn === undefined ? months !== undefined && { expiresOn: addMonths(today, months) } : { expiresOn }),
  });
  const { control } = form;
  const chosen = useWatch({ control, name: 'status' });
  const save = useDeed(client.certification.setStatus, { form, done: onClose });
  const isCertified = chosen === 'certified' || chosen === 'lapsed';
  const hasEnded = chosen === 'lapsed' || chosen === 'withdrawn';
  return (
    <FormDialog
      title={`${displayName(person)} and ${program?.credential ?? 'this certificate'}`}
      submit="Save"
      busy={save.busy}
      problem={<DeedProblem deed={save} />}
      onClose={onClose}
      onSubmit={form.handleSubmit((values) =>
        save.run({
          personId: person.id,
          enrollmentId: enrollment.id,
          status: values.status,
          ...(isCertified && { certifiedOn: values.certifiedOn, expiresOn: values.expiresOn }),
          ...(hasEnded && { endedOn: values.endedOn }),
        }),
      )}
    >
      <ChoiceField
        control={control}
        name="status"
        label="Where they stand"
        options={[
          { value: 'in-progress', label: 'Working towards it' },
          { value: 'certified', label: 'Certified' },
          { value: 'lapsed', label: 'Lapsed: was certified, not renewed' },
          { value: 'withdrawn', label: 'Stopped for now' },
        ]}
      />
      {isCertified ? (
        <>
          <DayField control={control} name="certifiedOn" label="Certified on" lean="past" required mt="sm" />
          <DayField control={control} name="expiresOn" label="Holds until" lean="future" mt="sm" />
        </>
      ) : null}
      {hasEnded ? <DayField control={control} name="endedOn" label="Ended on" lean="past" mt="sm" /> : null}
    </FormDialog>
  );
}
