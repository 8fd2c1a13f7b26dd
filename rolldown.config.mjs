import { fileURLToPath } from 'node:url';
import { defineConfig } from 'rolldown';

const root = fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '');

/** One file for the worker: `next build` cannot make it (docs/architecture.md). */
export default defineConfig({
  input: { worker: 'lib/server/worker.ts' },
  platform: 'node',
  resolve: { alias: { '@': root } },
  output: { dir: 'dist', format: 'esm', entryFileNames: '[name].mjs' },
});
