import { useComputedColorScheme } from '@mantine/core';

/** Whether the screen is dark now; paper never is. */
export const useDark = (): boolean => useComputedColorScheme('light') === 'dark';
