import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { cacheRoot } from '../cluster/cache.ts';

/** The istioctl that the cluster suite built, newest first; null when it was not built here. */
export function builtIstioctl(): string | null {
  const folder = join(cacheRoot(), 'cluster');
  if (!existsSync(folder)) return null;
  const found = readdirSync(folder)
    .map((name) => join(folder, name, 'istioctl'))
    .filter((path) => existsSync(path))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  return found[0] ?? null;
}

/** Milliseconds in which istioctl lists the routes of a saved dump. */
export function timeRoutes(istioctl: string, dump: string): number {
  const started = performance.now();
  execFileSync(istioctl, ['proxy-config', 'routes', '-f', dump], {
    maxBuffer: 1 << 30,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return performance.now() - started;
}
