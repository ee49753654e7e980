// Unit and property tests: they run in Node; browser behaviour is tested by e2e/ on the built site.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'worker/**/*.test.ts', 'tools/**/*.test.ts'],
    environment: 'node',
  },
});
