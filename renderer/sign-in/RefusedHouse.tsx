import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Stage } from '../../shared/contract/session.ts';
import { refusedHouseSentence } from '../../shared/messages/refusals.ts';
import { Door } from './Door.tsx';
import { WhatIsLeft } from './WhatIsLeft.tsx';

interface RefusedHouseProps {
  stage: Extract<Stage, { stage: 'refused' }>;
  onOpenBackup: () => void;
}

/** The folder cannot be used as it is: why, which folder, what next. Nothing was changed. */
export function RefusedHouse({ stage, onOpenBackup }: RefusedHouseProps) {
  return (
    <Door title="This house could not be opened" wide>
      <Alert color="red" role="alert" icon={<IconAlertTriangle aria-hidden />}>
        {refusedHouseSentence(stage.code, { folder: stage.folder, ...stage.facts })}
      </Alert>
      {stage.code === 'damaged' ? <WhatIsLeft /> : null}
      <Text mt="md" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        Folder: {stage.folder}
      </Text>
      <Group mt="lg">
        <Button onClick={() => window.location.reload()}>Look again</Button>
        {stage.code === 'damaged' ? (
          <Button variant="default" onClick={onOpenBackup}>
            Open a backup
          </Button>
        ) : null}
      </Group>
    </Door>
  );
}
