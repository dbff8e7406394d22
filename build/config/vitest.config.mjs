import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  test: {
    include: ['tests/unit/**/*.test.ts', 'tests/faults/**/*.test.ts'],
    testTimeout: 30_000,
  },
});
