import { Tooltip } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useLocation } from '@tanstack/react-router';
import { CairnMark } from './CairnMark.tsx';
import { usePlaceHref } from './places.tsx';
import { type RailItem, railOf } from './railItems.ts';
import { useSignedIn } from './session.tsx';
import css from './Shell.module.css';

/** The left rail: where a role can go. Under 1100 px only its icons, each with a tooltip. */
export function Rail() {
  const { role, house } = useSignedIn();
  const { pathname } = useLocation();
  const narrow = useMediaQuery('(max-width: 1099px)') ?? false;
  return (
    <nav className={css.rail} aria-label="Cairn">
      <div className={css.house}>
        <CairnMark />
        <span title={house?.name}>{house?.name ?? 'Cairn'}</span>
      </div>
      {railOf[role].map((item) => (
        <Entry
          key={item.to}
          item={item}
          narrow={narrow}
          here={pathname === item.to || pathname.startsWith(`${item.to}/`)}
        />
      ))}
    </nav>
  );
}

function Entry({ item, narrow, here }: { item: RailItem; narrow: boolean; here: boolean }) {
  const { label, icon: Icon } = item;
  return (
    <Tooltip label={label} position="right" disabled={!narrow}>
      <a {...usePlaceHref(item.to)} className={css.item} aria-current={here ? 'page' : undefined}>
        <Icon size={21} stroke={here ? 2 : 1.7} aria-hidden />
        <span>{label}</span>
      </a>
    </Tooltip>
  );
}
