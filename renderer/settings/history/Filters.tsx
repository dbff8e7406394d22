import { Button, Group, Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { historyAreaSchema, historyAreas, type HistoryArea } from '../../../shared/contract/history.ts';
import { queries } from '../../app/client.ts';
import { DayInput } from '../../parts/DayInput.tsx';
import { areaWords } from './words.ts';

/** What somebody looks for. */
export interface Wanted {
  readonly who?: string | undefined;
  readonly area?: HistoryArea | undefined;
  readonly words?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

interface FiltersProps {
  wanted: Wanted;
  onChange: (wanted: Wanted) => void;
}

export function Filters({ wanted, onChange }: FiltersProps) {
  const authors = useQuery(queries.history.authors.queryOptions()).data?.authors ?? [];
  const change = (part: Wanted): void => onChange({ ...wanted, ...part });
  const isFiltered = Object.values(wanted).some((part) => part !== undefined);
  return (
    <Group gap="sm" align="flex-start" role="search" aria-label="Look through the history">
      <TextInput
        label="Words"
        placeholder="A name, a deed"
        leftSection={<IconSearch size={18} aria-hidden />}
        w={190}
        value={wanted.words ?? ''}
        data-find
        onChange={(event) => change({ words: event.currentTarget.value || undefined })}
      />
      <Select
        label="By"
        placeholder="Anybody"
        clearable
        w={170}
        data={authors.map(({ id, name }) => ({ value: id, label: name }))}
        value={wanted.who ?? null}
        onChange={(who) => change({ who: who ?? undefined })}
      />
      <Select
        label="About"
        placeholder="Anything"
        clearable
        w={200}
        data={historyAreas.map((area) => ({ value: area, label: areaWords[area] }))}
        value={wanted.area ?? null}
        onChange={(area) => change({ area: historyAreaSchema.safeParse(area).data })}
      />
      <DayInput
        label="From"
        placeholder="Any day"
        lean="past"
        w={150}
        value={wanted.from}
        onChange={(from) => change({ from })}
      />
      <DayInput
        label="To"
        placeholder="Any day"
        lean="past"
        w={150}
        value={wanted.to}
        onChange={(to) => change({ to })}
      />
      {isFiltered ? (
        <Button variant="default" mt={28} onClick={() => onChange({})}>
          Show all
        </Button>
      ) : null}
    </Group>
  );
}
