import type { PersonRef } from '../../shared/contract/views.ts';
import { displayName } from '../../shared/rules/names.ts';
import { PaperPage, type PaperKind, papers } from '../parts/PaperPage.tsx';
import { sheetPages, type SheetLine } from './sheetPages.ts';
import css from './SignInSheet.module.css';

export interface SignInSheetProps {
  paper: PaperKind;
  house: string;
  /** The title that may stand on paper: a sensitive group's is neutral. */
  title: string;
  number: number;
  /** In words: `Monday, November 23, 2026`, `7:00 pm to 8:00 pm`, `Dana W. and Lee P.` */
  day: string;
  time: string;
  leaders: string;
  people: readonly PersonRef[];
}

/** A sign-in sheet as it lies on the table: on every page its head, numbered lines, and the leader's signature. */
export function SignInSheet(sheet: SignInSheetProps) {
  const { paper, number, people } = sheet;
  const { height, margin } = papers[paper];
  const { pages, lineHeight } = sheetPages(people, height - 2 * margin);
  return pages.map((lines, page) => (
    <PaperPage
      key={page}
      paper={paper}
      label={pages.length === 1 ? `Sign-in sheet ${number}` : `Sign-in sheet ${number}, page ${page + 1}`}
    >
      <Head sheet={sheet} page={page + 1} pages={pages.length} />
      <Lines lines={lines} height={lineHeight} />
      <Foot />
    </PaperPage>
  ));
}

function Head({ sheet, page, pages }: { sheet: SignInSheetProps; page: number; pages: number }) {
  return (
    <header className={css.head}>
      <div className={css.what}>
        <div className={css.house}>{sheet.house}</div>
        <h2 className={css.title}>{sheet.title}</h2>
        <div>
          {sheet.day}, {sheet.time}
        </div>
        <div className={css.leaders}>Led by {sheet.leaders}</div>
      </div>
      <div className={css.sheet}>
        <div>Sheet</div>
        <div className={css.number}>{sheet.number}</div>
        {pages > 1 ? (
          <div>
            Page {page} of {pages}
          </div>
        ) : null}
      </div>
    </header>
  );
}

function Lines({ lines, height }: { lines: readonly SheetLine<PersonRef>[]; height: number }) {
  return (
    <table className={css.lines}>
      <thead>
        <tr>
          <th scope="col" className={css.numberColumn}>
            <span className={css.unseen}>Line</span>
          </th>
          <th scope="col">Name</th>
          <th scope="col" className={css.timeColumn}>
            Time in
          </th>
          <th scope="col" className={css.timeColumn}>
            Time out
          </th>
          <th scope="col" className={css.signColumn}>
            Signature
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ number, person }) => (
          <tr key={number} style={{ height }}>
            <td className={css.numberColumn}>{number}</td>
            <td className={css.name}>{person ? displayName(person) : null}</td>
            <td />
            <td />
            <td />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Foot() {
  return (
    <footer className={css.foot}>
      <div className={css.signature}>Leader’s signature</div>
      <div className={css.signed}>Date</div>
    </footer>
  );
}
