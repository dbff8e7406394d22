import type { Report } from '../../../shared/contract/reports.ts';
import { shortDay } from '../../parts/days.ts';
import { paperContentWidth, type PaperKind, PaperPage } from '../../parts/PaperPage.tsx';
import ChartFigure from './ChartFigure.tsx';
import { paperLook } from './chartLook.ts';
import { chartsOf, noMonthsSentence } from './charts.ts';
import { type FigureLine, type LineSection, sectionsOf } from './lines.ts';
import css from './OutcomeReport.module.css';
import { pageFoot } from './pageFoot.ts';
import { sentencesOf } from './sentences.ts';
import { editionWords, reportState } from './words.ts';

interface OutcomeReportProps {
  report: Report;
  paper: PaperKind;
  /** The day it is printed, `YYYY-MM-DD`. */
  printedOn: string;
}

/** The outcome report as it is printed: every figure with what it is out of, what is not known and its rule. */
export function OutcomeReport({ report, paper, printedOn }: OutcomeReportProps) {
  const all = sectionsOf(report);
  const width = paperContentWidth(paper);
  const sentences = sentencesOf(report);
  return (
    <PaperPage paper={paper} label={`Outcome report, ${report.period.label}`}>
      <style>{pageFoot(report)}</style>
      <header className={css.head}>
        <div>
          <p className={css.house}>{report.houseName}</p>
          <h2 className={css.title}>Outcome report</h2>
          <p className={css.period}>{report.period.label}</p>
        </div>
        <div className={css.about}>
          <p className={css.state}>{reportState(report).join(' · ')}</p>
          <p>{editionWords(report.edition)}</p>
          <p>Printed {shortDay(printedOn)}</p>
        </div>
      </header>
      {sentences.length === 0 ? null : (
        <ul className={css.sentences}>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {report.edition === 'external' ? (
        <p className={css.aside}>
          Numbers from 1 to {report.k - 1} about people stand as &lt;{report.k} or hidden, so that nobody in a small
          group can be recognised.
        </p>
      ) : null}
      {all.map((section) => (
        <PaperSection key={section.id} section={section} report={report} width={width} />
      ))}
      {report.edition === 'external' ? <p className={css.aside}>{noMonthsSentence}</p> : null}
    </PaperPage>
  );
}

const gap = 20;

function PaperSection({ section, report, width }: { section: LineSection; report: Report; width: number }) {
  const charts = chartsOf(report).filter((chart) => chart.section === section.id);
  const chartWidth = charts.length > 1 ? (width - gap) / 2 : Math.min(width, 460);
  return (
    <section className={css.section} aria-label={section.title}>
      <h3 className={css.sectionTitle}>{section.title}</h3>
      {charts.length === 0 ? null : (
        <div className={css.charts} style={{ gap }}>
          {charts.map((chart) =>
            chart.kind === 'left-out' ? (
              <p key={chart.id} className={css.aside}>
                <strong>{chart.title}</strong> {chart.note}
              </p>
            ) : (
              <ChartFigure key={chart.id} chart={chart} look={paperLook(Math.floor(chartWidth))} />
            ),
          )}
        </div>
      )}
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col" className={css.figure}>
              Figure
            </th>
            <th scope="col" className={css.value}>
              Value
            </th>
            <th scope="col" className={css.outOf}>
              Out of, blank
            </th>
            <th scope="col">How it is counted</th>
          </tr>
        </thead>
        <tbody>
          {section.lines.map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Line({ line }: { line: FigureLine }) {
  return (
    <tr>
      <th scope="row">{line.title}</th>
      {line.state === 'records-begin' ? (
        <td colSpan={2} className={css.early}>
          {line.value}
        </td>
      ) : (
        <>
          <td className={css.value}>
            {line.state === 'hidden' ? <span className={css.quiet}>{line.value}</span> : <strong>{line.value}</strong>}
            {line.unit === '' ? null : ` ${line.unit}`}
          </td>
          <td className={css.outOf}>
            {line.outOf}
            {line.unknown === '' ? null : <div className={css.quiet}>{line.unknown}</div>}
          </td>
        </>
      )}
      <td className={css.rule}>{line.rule}</td>
    </tr>
  );
}
