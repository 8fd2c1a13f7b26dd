import { fileURLToPath } from 'node:url';
import { defineConfig } from 'rolldown';

const root = fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '');

const common = { platform: 'node', resolve: { alias: { '@': root } } };

/** One file for the worker and one for the command line: `next build` cannot make them (docs/architecture.md). */
export default defineConfig([
  {
    ...common,
    input: { worker: 'lib/server/worker.ts' },
    output: { dir: 'dist', format: 'esm', entryFileNames: '[name].mjs' },
  },
  {
    ...common,
    input: { cli: 'lib/cli/main.ts' },
    // Loaded where a cluster is asked, from node_modules: too large to be read at each start.
    external: ['@kubernetes/client-node', 'ws'],
    output: {
      dir: 'dist',
      format: 'esm',
      entryFileNames: '[name].mjs',
      // Without a hash, so that nothing of an older build stays behind.
      chunkFileNames: 'cli-[name].mjs',
    },
  },
]);
