import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  test: {
    include: [
      'lib/**/*.test.ts',
      'components/**/*.test.ts',
      'bin/**/*.test.ts',
      'e2e/rooms/**/*.test.ts',
      'e2e/bench/**/*.test.ts',
      'e2e/differential/**/*.test.ts',
    ],
    environment: 'node',
    env: { TZ: 'UTC' },
    allowOnly: false,
    coverage: { include: ['lib/**'], exclude: ['**/*.test.ts'] },
  },
});
