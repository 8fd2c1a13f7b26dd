/** Where built and downloaded binaries are kept: outside the clone, so that a fresh clone finds them again. */
import { homedir } from 'node:os';
import { join } from 'node:path';

export function cacheRoot(env: NodeJS.ProcessEnv = process.env): string {
  if (env['GATESCOPE_CACHE']) return env['GATESCOPE_CACHE'];
  return join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'gatescope');
}
