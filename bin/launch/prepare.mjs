import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { locked } from './lock.mjs';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
/** The Node that the app runs on; the one that runs this script may be older. */
export const NODE = join(
  ROOT,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

/** What a build is made from. Tests and docs do not change it. */
const SOURCES = [
  'app',
  'components',
  'lib',
  'proxy.ts',
  'instrumentation.ts',
  'next.config.js',
  'postcss.config.mjs',
  'rolldown.config.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];
/** Outside `.next`, which a build empties. */
const LOCK = join(ROOT, 'dist', '.gatescope-lock');
const INSTALL_STAMP = join(ROOT, 'node_modules', '.gatescope-install');
const BUILD_STAMP = join(ROOT, '.next', '.gatescope-build');

/** npm puts node_modules/.bin first on PATH; an install running on the Node in there would delete it under its own feet. */
export function outerPath(path = process.env.PATH ?? '') {
  return path
    .split(delimiter)
    .filter(
      (folder) =>
        !folder.endsWith(`node_modules${sep}.bin`) && !folder.startsWith(join(ROOT, 'node_modules')),
    )
    .join(delimiter);
}

/** Runs a command, shows its output only when it fails, and says every 10 s that it is still at it. */
export function run(title, command, args, env = {}) {
  const started = Date.now();
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  process.stderr.write(`${title} …\n`);
  const ticker = setInterval(
    () => process.stderr.write(`  still ${title.toLowerCase()}, ${seconds()}\n`),
    10_000,
  );
  return new Promise((done, failed) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', (error) =>
      failed(new Error(`${title} failed: cannot run ${command} (${error.message}).`)),
    );
    child.on('close', (code, signal) => {
      clearInterval(ticker);
      if (code === 0) {
        process.stderr.write(`${title}: done in ${seconds()}\n`);
        return done(output);
      }
      process.stderr.write(output);
      failed(new Error(`${title} failed (${signal ?? `exit code ${code}`}); its output stands above.`));
    });
  }).finally(() => clearInterval(ticker));
}

const hashOf = (paths) => {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(`${path}\0`).update(readFileSync(join(ROOT, path)));
  return hash.digest('hex');
};

function* filesUnder(path) {
  const entries = readdirSync(join(ROOT, path), { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  for (const entry of entries) {
    const child = `${path}/${entry.name}`;
    if (entry.isDirectory()) {
      if (entry.name !== 'fixtures' && entry.name !== 'testing' && entry.name !== 'demo')
        yield* filesUnder(child);
    } else if (!/\.test\.tsx?$/.test(entry.name)) yield child;
  }
}

function sourceFiles() {
  return SOURCES.flatMap((path) => (/\.\w+$/.test(path) ? [path] : [...filesUnder(path)])).filter((path) =>
    existsSync(join(ROOT, path)),
  );
}

const stampIs = (file, value) => existsSync(file) && readFileSync(file, 'utf8') === value;

const isInstalled = (wanted) => existsSync(NODE) && stampIs(INSTALL_STAMP, wanted);

/** Two starts at once: the second waits for the first, and finds its work done. */
const alone = (work) =>
  locked(
    LOCK,
    (pid) =>
      process.stderr.write(`Waiting for process ${pid}, which builds Gatescope (dist/.gatescope-lock) …\n`),
    work,
  );

/** Installs what package-lock.json asks for, once per lock file. */
export async function install() {
  const wanted = hashOf(['package-lock.json']);
  if (isInstalled(wanted)) return;
  await alone(async () => {
    if (isInstalled(wanted)) return;
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    await run('Installing packages', npm, ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
      PATH: outerPath(),
    });
    writeFileSync(INSTALL_STAMP, wanted);
  });
}

/** Builds the command line, and the worker with it. */
const bundle = () =>
  run('Building the worker and the command line', NODE, [
    join('node_modules', 'rolldown', 'bin', 'cli.mjs'),
    '-c',
    'rolldown.config.mjs',
  ]);

const isBuilt = (file) => existsSync(join(ROOT, 'dist', file));

/** The same when nothing of it is there. */
export function buildCommandLine() {
  return alone(async () => {
    if (!isBuilt('cli.mjs')) await bundle();
  });
}

/** What a build of the sources as they are now leaves behind. */
const wantedBuild = () => hashOf(sourceFiles());

const isCurrent = (wanted) => isBuilt('worker.mjs') && isBuilt('cli.mjs') && stampIs(BUILD_STAMP, wanted);

/** Says of the build that it is of these sources. */
function stampBuild(wanted) {
  mkdirSync(join(ROOT, '.next'), { recursive: true });
  writeFileSync(BUILD_STAMP, wanted);
}

/** Builds pages, worker and command line. */
async function buildAll() {
  // What changes while it is built is built again by the next start.
  const wanted = wantedBuild();
  await bundle();
  await run('Building the pages', NODE, [join('node_modules', 'next', 'dist', 'bin', 'next'), 'build'], {
    NEXT_TELEMETRY_DISABLED: '1',
  });
  stampBuild(wanted);
}

/** Builds when a source file changed since the last build. */
export async function build() {
  if (isCurrent(wantedBuild())) return;
  await alone(async () => {
    if (!isCurrent(wantedBuild())) await buildAll();
  });
}

/** Builds whether something changed or not: `npm run build`. */
export const rebuild = () => alone(buildAll);
