import { Button, Radio, Stack, Text } from '@mantine/core';
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react';
import { PlaceLink } from '../../app/places.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import type { PaperKind } from '../../parts/PaperPage.tsx';
import { CsvButton } from '../CsvButton.tsx';
import type { useRequest } from '../useRequest.ts';
import css from './PrintReport.module.css';

interface PrintStepsProps {
  asked: ReturnType<typeof useRequest>;
  paper: PaperKind;
  onPaper: (paper: PaperKind) => void;
  /** The report on the sheet is the one asked for. */
  ready: boolean;
}

/** Beside the sheet: the paper, the printer, the file. */
export function PrintSteps({ asked, paper, onPaper, ready }: PrintStepsProps) {
  return (
    <div className={css.steps}>
      <PlaceLink to={asked.place('figures')}>
        <IconArrowLeft size={16} aria-hidden style={{ verticalAlign: '-3px', marginRight: 4 }} />
        Back to the figures
      </PlaceLink>
      <PageHeader title="Print" />
      <Stack gap="lg">
        <Radio.Group label="Paper" value={paper} onChange={(next) => onPaper(next === 'a4' ? 'a4' : 'letter')}>
          <Stack gap="xs" mt={4}>
            <Radio value="letter" label="Letter" />
            <Radio value="a4" label="A4" />
          </Stack>
        </Radio.Group>
        <Stack gap={6}>
          <Button
            fullWidth
            disabled={!ready}
            leftSection={<IconPrinter size={18} aria-hidden />}
            onClick={() => window.print()}
          >
            Print
          </Button>
          <Text size="sm" c="dimmed">
            For a PDF, choose “Save as PDF” as the printer.
          </Text>
        </Stack>
        <Stack gap={6}>
          <CsvButton request={asked.request} fullWidth />
          <Text size="sm" c="dimmed">
            A table for a spreadsheet, with every figure of the report.
          </Text>
        </Stack>
        <Text size="sm" c="dimmed">
          Paper and files are no longer locked by Cairn: keep them where only the right people look.
        </Text>
      </Stack>
    </div>
  );
}
