import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useRef, useState } from 'react';
import { lock } from './lock.ts';
import { Notices } from './Notices.tsx';
import { Rail } from './Rail.tsx';
import { useMay, useSignedIn } from './session.tsx';
import css from './Shell.module.css';
import { useShortcuts } from './shortcuts.ts';
import { TopBar } from './TopBar.tsx';

const loadSearch = () => import('./Search.tsx');
const Search = lazy(loadSearch);

/** Rail and top bar around a screen. */
export default function Shell() {
  const { user } = useSignedIn();
  const maySearch = useMay('search.use');
  const [searched, setSearched] = useState(false);
  const main = useRef<HTMLElement>(null);
  const search = (): void => {
    if (!maySearch) return;
    setSearched(true);
    void loadSearch().then(({ openSearch }) => openSearch());
  };
  useShortcuts([{ keys: 'mod+K', label: 'Search everything', run: search }]);
  return (
    <div className={css.shell}>
      {/* A button, not a link: with the address behind the # a link to #main would be a place. */}
      <button type="button" className="skip-link" onClick={() => main.current?.focus()}>
        Skip to the page
      </button>
      <Rail />
      <TopBar onSearch={search} onSwitch={() => void lock(user.id, 'switch')} onLock={() => void lock(user.id)} />
      <main ref={main} className={css.main} tabIndex={-1} style={{ outline: 'none' }}>
        <Notices />
        <Outlet />
      </main>
      {searched ? (
        <Suspense>
          <Search />
        </Suspense>
      ) : null}
    </div>
  );
}
