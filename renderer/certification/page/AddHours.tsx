import { useWatch } from 'react-hook-form';
import { z } from 'zod';
import type { EnrollmentPage } from '../../../shared/contract/certification.ts';
import { hoursEntrySchema, type HoursKind } from '../../../shared/records/certification.ts';
import { client } from '../../app/client.ts';
import { DeedProblem, useDeed } from '../../app/deed.tsx';
import { useRecordForm } from '../../app/form.ts';
import { DayField, LongTextField, NumberField, SelectField } from '../../parts/fields.tsx';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { useToday } from '../../parts/Today.tsx';
import { kindInWords } from '../words.ts';
import { topicsFor } from './topics.ts';

interface AddHoursProps {
  personId: string;
  page: EnrollmentPage;
  onClose: () => void;
}

const formSchema = hoursEntrySchema
  .pick({ on: true, kind: true, domain: true, note: true })
  .extend({ hours: z.number().positive('required').max(24) });
const kinds: readonly HoursKind[] = ['training', 'supervision', 'ce', 'experience'];

/** A training or other hours from outside; what is done in the house counts by itself. The certificate may follow. */
export function AddHours({ personId, page, onClose }: AddHoursProps) {
  const today = useToday();
  const form = useRecordForm(formSchema, { kind: 'training', on: today });
  const add = useDeed(client.certification.addHours, { form, done: onClose });
  const { control } = form;
  const kind = useWatch({ control, name: 'kind' });
  const topics = topicsFor(page.program, kind);
  return (
    <FormDialog
      title="Add hours"
      submit="Add"
      busy={add.busy}
      problem={<DeedProblem deed={add} />}
      onClose={onClose}
      onSubmit={form.handleSubmit((values) => add.run({ ...values, personId, enrollmentId: page.enrollment.id }))}
    >
      <SelectField
        control={control}
        name="kind"
        label="What kind"
        description={
          kind === 'experience'
            ? 'Groups led and check-ins here count by themselves: add only what was elsewhere.'
            : undefined
        }
        data={kinds.map((value) => ({ value, label: kindInWords[value] }))}
        allowDeselect={false}
        required
        mb="sm"
      />
      {topics.length === 0 ? null : (
        <SelectField
          control={control}
          name="domain"
          label="Topic"
          description="Each topic has its own number of hours."
          data={[...topics]}
          clearable
          mb="sm"
        />
      )}
      <DayField control={control} name="on" label="Day" lean="past" required mb="sm" />
      <NumberField
        control={control}
        name="hours"
        label="Hours"
        min={0}
        max={24}
        decimalScale={2}
        required
        mb="sm"
        data-autofocus
      />
      <LongTextField
        control={control}
        name="note"
        label="What and where"
        description="The certificate can follow."
        minRows={2}
      />
    </FormDialog>
  );
}
