import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { useEffect, useState } from 'react';

/** True once `milliseconds` have passed: quick answers never flash a placeholder. */
export function useSlow(milliseconds = 200): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), milliseconds);
    return () => clearTimeout(timer);
  }, [milliseconds]);
  return slow;
}

interface LoadingProps {
  /** How many lines of the thing to come. */
  lines?: number;
  height?: number;
  label?: string;
}

/** Grey lines in the place of what is being fetched; nothing at all for the first 200 ms. */
export function Loading({ lines = 5, height = 40, label = 'Loading' }: LoadingProps) {
  const slow = useSlow();
  return (
    <Stack gap="xs" role="status" aria-busy mih={lines * (height + 8)}>
      {slow ? (
        <>
          <VisuallyHidden>{label}</VisuallyHidden>
          {Array.from({ length: lines }, (_, line) => (
            <Skeleton
              key={line}
              height={height}
              radius="md"
              animate={false}
              width={line === lines - 1 ? '60%' : '100%'}
            />
          ))}
        </>
      ) : null}
    </Stack>
  );
}
