import { useState } from 'react';
import { Answered } from '../../app/Answered.tsx';
import { useSignedIn } from '../../app/session.tsx';
import { OutcomeReport } from '../../paper/outcome-report/OutcomeReport.tsx';
import { Page } from '../../parts/Page.tsx';
import type { PaperKind } from '../../parts/PaperPage.tsx';
import { useReport } from '../useReport.ts';
import { useRequest } from '../useRequest.ts';
import css from './PrintReport.module.css';
import { PrintSteps } from './PrintSteps.tsx';
import { usePrintTitle } from './usePrintTitle.ts';

/** The report on paper at its true width, charts included, before it goes to the printer. */
export default function PrintReport() {
  const { today, settings } = useSignedIn();
  const [paper, setPaper] = useState<PaperKind>(settings.paper);
  const asked = useRequest();
  const report = useReport(asked.request);
  usePrintTitle(asked.request);
  return (
    <Page width="wide">
      <div className={css.preview}>
        <PrintSteps
          asked={asked}
          paper={paper}
          onPaper={setPaper}
          ready={report.isSuccess && !report.isPlaceholderData}
        />
        <div className={css.paper}>
          <Answered query={report} lines={12}>
            {(answer) => <OutcomeReport report={answer} paper={paper} printedOn={today} />}
          </Answered>
        </div>
      </div>
    </Page>
  );
}
