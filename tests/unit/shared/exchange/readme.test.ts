import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { tables } from '../../../../shared/exchange/tables.ts';

const readme = readFileSync(new URL('../../../../shared/exchange/README.md', import.meta.url), 'utf8');

it.each(Object.values(tables))('the README names the columns of $file as they are declared', (table) => {
  const row = readme.split('\n').find((line) => line.startsWith(`| \`${table.file}\``)) ?? '';
  const named = [...row.matchAll(/(\*\*)?`(\w+)(\*)?`/gu)].map(([, bold, column, star]) => ({
    column,
    isKey: bold !== undefined,
    isRequired: star !== undefined,
  }));
  const keys: readonly string[] = table.key;
  expect(named).toEqual(
    table.columns.map((column) => ({
      column,
      isKey: keys.includes(column),
      isRequired: table.required.includes(column),
    })),
  );
});
