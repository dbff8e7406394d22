import { Alert, Button } from '@mantine/core';
import { IconTable } from '@tabler/icons-react';
import type { ReportRequest } from '../../shared/contract/reports.ts';
import { problemOf } from '../app/problems.ts';
import { useCsv } from './useCsv.ts';

/** Downloads the figures as CSV: every row of the report, also those the screen leaves out. */
export function CsvButton({ request, fullWidth = false }: { request: ReportRequest; fullWidth?: boolean }) {
  const csv = useCsv(request);
  return (
    <>
      <Button
        variant="default"
        fullWidth={fullWidth}
        leftSection={<IconTable size={18} aria-hidden />}
        loading={csv.isPending}
        onClick={() => csv.mutate()}
      >
        Download CSV
      </Button>
      {csv.isError ? (
        <Alert color="red" role="alert">
          {problemOf(csv.error).sentence}
        </Alert>
      ) : null}
    </>
  );
}
