import { Button } from '@mantine/core';
import { client } from '../app/client.ts';
import { DeedProblem, useDeed } from '../app/deed.tsx';
import { usePlaceHref } from '../app/places.tsx';
import { Section } from '../parts/Section.tsx';
import { recently } from './days.ts';
import { draftPlace } from './dueWords.ts';
import css from './Today.module.css';

interface Draft {
  readonly key: string;
  readonly form: string;
  readonly title: string;
  readonly savedAt: string;
}

/** Forms that a lock interrupted; nothing of what was typed is shown here. */
export function Unfinished({ drafts }: { drafts: readonly Draft[] }) {
  const discard = useDeed(client.drafts.discard);
  if (drafts.length === 0) return null;
  return (
    <Section title="Unfinished" flush>
      <DeedProblem deed={discard} />
      <ul className={css.list}>
        {drafts.map((draft) => (
          <li key={draft.key} className={css.item}>
            <DraftLine draft={draft} />
            <Button
              variant="subtle"
              color="gray"
              size="sm"
              mr="sm"
              aria-label={`Throw away: ${draft.title}`}
              onClick={() => void discard.run({ key: draft.key })}
            >
              Throw away
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function DraftLine({ draft }: { draft: Draft }) {
  const place = draftPlace(draft);
  const link = usePlaceHref(place ?? '/today');
  const content = (
    <span>
      <span className={css.title}>{draft.title}</span>
      <span className={css.sub}>begun {recently(draft.savedAt)}</span>
    </span>
  );
  if (place === undefined) return <div className={`${css.row} ${css.due}`}>{content}</div>;
  return (
    <a className={`${css.row} ${css.due}`} {...link}>
      {content}
    </a>
  );
}
