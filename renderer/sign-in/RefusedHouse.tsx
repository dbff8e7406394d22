import { Alert, Button, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Stage } from '../../shared/contract/session.ts';
import { isRefusalCode, sentenceOf } from '../../shared/messages/refusals.ts';
import { Door } from './Door.tsx';

/** The folder cannot be used as it is: why, which folder, what next. Nothing was changed. */
export function RefusedHouse({ stage }: { stage: Extract<Stage, { stage: 'refused' }> }) {
  const sentence = isRefusalCode(stage.code)
    ? sentenceOf(stage.code, { folder: stage.folder, ...stage.facts })
    : 'The files in this folder are not as Cairn left them. Nothing was opened and nothing was changed. Keep the folder as it is and open a backup.';
  return (
    <Door title="This house could not be opened" wide>
      <Alert color="red" role="alert" icon={<IconAlertTriangle aria-hidden />}>
        {sentence}
      </Alert>
      <Text mt="md" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        Folder: {stage.folder}
      </Text>
      <Button mt="lg" onClick={() => window.location.reload()}>
        Look again
      </Button>
    </Door>
  );
}
