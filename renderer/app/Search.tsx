import { Group, Modal, Text, VisuallyHidden } from '@mantine/core';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import '@mantine/spotlight/styles.css';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { queries } from './client.ts';
import { useGo } from './places.tsx';
import { problemOf } from './problems.ts';
import { foundIcons } from './railItems.ts';
import css from './Search.module.css';

const [store, spotlight] = createSpotlight();

/** Opens the search over everything. */
export const openSearch = spotlight.open;

const kinds = {
  resident: 'Residents',
  'former-resident': 'Former residents',
  mentor: 'Mentors',
  group: 'Groups',
  bed: 'Beds',
  program: 'Certification programs',
} as const;

/** Spotlight chooses the first line while a key is pressed, before our answer is there; so it is chosen again then. */
function chooseFirst(): void {
  const list = document.getElementById(store.getState().listId);
  if (list?.querySelector('[data-selected]')) return;
  list?.querySelector('[data-action]')?.setAttribute('data-selected', 'true');
  store.updateState((state) => ({ ...state, selected: 0 }));
}

/** Ctrl+K: people, groups, beds and programs the person signed in may find; arrows choose, Enter opens. */
export default function Search() {
  const [text, setText] = useState('');
  const go = useGo();
  const query = useQuery(
    queries.search.everything.queryOptions({
      input: { text: text.trim() },
      enabled: text.trim() !== '',
      placeholderData: keepPreviousData,
    }),
  );
  const found = text.trim() === '' ? undefined : query.data?.found;
  const settled = !query.isFetching;
  const hurried = useRef(false);
  useEffect(() => {
    if (!settled || found === undefined) return;
    if (hurried.current && found[0]) {
      hurried.current = false;
      spotlight.close();
      return go(found[0].path);
    }
    chooseFirst();
  }, [settled, found, go]);
  const groups = [...new Set((found ?? []).map((each) => each.kind))];
  return (
    <Spotlight.Root
      store={store}
      query={text}
      onQueryChange={setText}
      shortcut={null}
      scrollable
      maxHeight={420}
      size={600}
      centered={false}
      yOffset={72}
      overlayProps={{ blur: 0, backgroundOpacity: 0.4 }}
    >
      <VisuallyHidden>
        <Modal.Title>Search everything</Modal.Title>
      </VisuallyHidden>
      <Spotlight.Search
        placeholder="Find a person, a group, a bed"
        aria-label="Find a person, a group, a bed"
        leftSection={<IconSearch size={20} aria-hidden />}
        onKeyDown={(event) => {
          // Whoever types a name and presses Enter at once means the first that will be found.
          hurried.current = event.key === 'Enter' && !settled;
        }}
      />
      <Spotlight.ActionsList>
        {groups.map((kind) => (
          <Spotlight.ActionsGroup key={kind} label={kinds[kind]}>
            {(found ?? [])
              .filter((each) => each.kind === kind)
              .map(({ id, title, detail, path }) => {
                const Icon = foundIcons[kind];
                return (
                  <Spotlight.Action key={id} className={css.found ?? ''} onClick={() => go(path)}>
                    <Group wrap="nowrap" w="100%" gap="sm">
                      <Icon size={20} aria-hidden />
                      <Text component="span">{title}</Text>
                      <Text component="span" size="sm" ml="auto" className={css.detail ?? ''}>
                        {detail}
                      </Text>
                    </Group>
                  </Spotlight.Action>
                );
              })}
          </Spotlight.ActionsGroup>
        ))}
        {(found ?? []).length === 0 && settled ? (
          <Spotlight.Empty>
            {query.isError
              ? problemOf(query.error).sentence
              : text.trim() === ''
                ? 'Type part of a name, a group or a bed.'
                : `Nothing found for “${text.trim()}”.`}
          </Spotlight.Empty>
        ) : null}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
