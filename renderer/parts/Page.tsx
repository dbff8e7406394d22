import { Box } from '@mantine/core';
import type { ReactNode } from 'react';

interface PageProps {
  /** `form` 640 px, `page` 1080 px, `wide` the whole window. */
  width?: 'form' | 'page' | 'wide';
  children: ReactNode;
}

const widths = { form: 'var(--cairn-form-width)', page: 'var(--cairn-page-width)', wide: 'none' } as const;

/** The measure of a screen: everything below the top bar stands in one of these. */
export function Page({ width = 'page', children }: PageProps) {
  return (
    <Box maw={widths[width]} mx={width === 'wide' ? 0 : 'auto'} w="100%">
      {children}
    </Box>
  );
}
