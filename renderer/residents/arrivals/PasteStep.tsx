import { Alert, Button, FileButton, Group, List, Paper, Stack, Text, Textarea } from '@mantine/core';
import { IconFile } from '@tabler/icons-react';
import { useState } from 'react';
import { textOf } from './readFile.ts';

interface PasteStepProps {
  text: string;
  onText: (text: string) => void;
  onNext: () => void;
}

/** Where the rows go in, from the clipboard or a file. */
export function PasteStep({ text, onText, onNext }: PasteStepProps) {
  const [unread, setUnread] = useState<string | undefined>();
  const lines = text.split(/\r\n|\r|\n/u).filter((line) => line.trim() !== '').length;
  const open = async (file: File | null): Promise<void> => {
    if (!file) return;
    setUnread(undefined);
    try {
      onText(textOf(await file.arrayBuffer()));
    } catch {
      setUnread(file.name);
    }
  };
  return (
    <Paper p="lg">
      <Stack gap="md">
        <List type="ordered" spacing={4}>
          <List.Item>In your spreadsheet, mark the rows of the people who live here, with the headings.</List.Item>
          <List.Item>Copy them (Ctrl+C), click into the box below and paste (Ctrl+V).</List.Item>
          <List.Item>Press Next. The columns can stand in any order; extra ones are left out.</List.Item>
        </List>
        <Text c="dimmed">
          One row for each person. Useful columns: name, birth date, admitted, room and bed, phase, mentor. Only the
          name and the day of admission are needed.
        </Text>
        {unread === undefined ? null : (
          <Alert color="red" role="alert">
            {unread} could not be opened. Close it in the other program, then open it again here.
          </Alert>
        )}
        <Textarea
          label="Rows from your spreadsheet"
          placeholder={'Name\tBirth date\tAdmitted\tBed\tPhase\tMentor'}
          value={text}
          onChange={(event) => onText(event.currentTarget.value)}
          minRows={10}
          maxRows={16}
          autosize
          spellCheck={false}
          wrap="off"
          autoFocus
          styles={{
            input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 'var(--mantine-font-size-sm)' },
          }}
        />
        <Group justify="space-between">
          <FileButton accept=".csv,.tsv,.txt,text/csv" onChange={open}>
            {(props) => (
              <Button {...props} variant="default" leftSection={<IconFile size={20} aria-hidden />}>
                Open a CSV file
              </Button>
            )}
          </FileButton>
          <Group gap="md">
            {lines === 0 ? null : (
              <Text c="dimmed" role="status">
                {lines === 1 ? 'One line' : `${lines} lines`}
              </Text>
            )}
            <Button onClick={onNext} disabled={lines === 0}>
              Next
            </Button>
          </Group>
        </Group>
      </Stack>
    </Paper>
  );
}
