import { Stepper } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ArrivalsInput } from '../../../shared/contract/arrivals.ts';
import { arrivalsInputSchema } from '../../../shared/contract/arrivals.ts';
import { client, queries } from '../../app/client.ts';
import { useDeed } from '../../app/deed.tsx';
import { useDraft } from '../../app/drafts.ts';
import { useRecordForm } from '../../app/form.ts';
import { places, useAddressState, useGo } from '../../app/places.tsx';
import { problemOf } from '../../app/problems.ts';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { Page } from '../../parts/Page.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { ColumnsStep } from './ColumnsStep.tsx';
import { newPaste, unanswered } from './input.ts';
import { PasteStep } from './PasteStep.tsx';
import { PreviewStep } from './PreviewStep.tsx';

/** Bringing in who lives here from a spreadsheet: paste, say what the columns are, look it over, confirm. */
export default function Arrivals() {
  const go = useGo();
  const [stepName, setStepName] = useAddressState('step', '1');
  const form = useRecordForm(arrivalsInputSchema, { text: '' });
  const draft = useDraft({ key: 'paste', form: 'paste', title: 'Bringing in who lives here', of: form });
  const input = form.watch();
  const pasted = input.text.trim() !== '';
  const step = pasted ? Number(stepName) : 1;
  const reading = { enabled: pasted && step > 1, placeholderData: <Held,>(held: Held) => held };
  const query = useQuery(queries.arrivals.preview.queryOptions({ input, ...reading }));
  // The same table without its answers: what was asked stays on the screen and can be answered otherwise.
  const asked = useQuery(queries.arrivals.preview.queryOptions({ input: unanswered(input), ...reading }));
  const bringIn = useDeed(client.arrivals.bringIn, { done: () => go(places.residents) });
  const change = (changes: Partial<ArrivalsInput>): void =>
    form.reset({ ...form.getValues(), ...changes }, { keepDefaultValues: true });

  return (
    <Page>
      <PageHeader
        title="Bring in who lives here"
        sub="Copy your list from a spreadsheet. Nothing is changed until you confirm, and all of it can be undone."
      />
      <Stepper
        active={step - 1}
        onStepClick={(at) => setStepName(String(at + 1))}
        allowNextStepsSelect={pasted}
        size="sm"
        mb="lg"
      >
        <Stepper.Step label="Paste" />
        <Stepper.Step label="Columns and questions" />
        <Stepper.Step label="Look it over" />
      </Stepper>
      {step === 1 ? (
        <PasteStep text={input.text} onText={(text) => change(newPaste(input, text))} onNext={() => setStepName('2')} />
      ) : query.isError ? (
        <ErrorState title="That could not be read" retryLabel="Paste again" onRetry={() => setStepName('1')}>
          {problemOf(query.error).sentence}
        </ErrorState>
      ) : query.data === undefined ? (
        <Loading lines={10} />
      ) : step === 2 ? (
        <ColumnsStep
          input={input}
          preview={query.data}
          questions={asked.data?.questions ?? query.data.questions}
          onChange={change}
          onNext={() => setStepName('3')}
        />
      ) : (
        <PreviewStep
          input={input}
          preview={query.data}
          onChange={change}
          onBack={() => setStepName('2')}
          bringIn={bringIn}
          onConfirm={async () => {
            if (await bringIn.run(input)) await draft.discard();
          }}
        />
      )}
    </Page>
  );
}
