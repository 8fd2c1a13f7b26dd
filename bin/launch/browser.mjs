import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

function opener() {
  if (process.platform === 'darwin') return 'open';
  if (process.platform === 'win32') return null;
  const hasDisplay = process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  return hasDisplay && spawnSync('which', ['xdg-open']).status === 0 ? 'xdg-open' : null;
}

/**
 * Opens the URL through a file that only this user may read: on a command line the token would stand in
 * everybody's process list.
 */
export function openBrowser(url) {
  const command = opener();
  if (command === null) return;
  const folder = mkdtempSync(join(tmpdir(), 'gatescope-'));
  const page = join(folder, 'open.html');
  writeFileSync(page, `<!doctype html><meta http-equiv="refresh" content="0;url=${url}">`, { mode: 0o600 });
  spawn(command, [page], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
  setTimeout(() => rmSync(folder, { recursive: true, force: true }), 30_000).unref();
}
