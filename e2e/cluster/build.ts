/** Builds the cluster's Go programs once per version into the cache; later calls only look. */
import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { cacheRoot } from './cache.ts';
import type { BinaryRecipe, ModuleRecipe } from './recipe.ts';
import { RECIPES } from './recipe.ts';

const run = promisify(execFile);
type Log = (line: string) => void;

export interface Binaries {
  readonly etcd: string;
  readonly apiserver: string;
  readonly kwok: string;
  readonly istiod: string;
  readonly istioctl: string;
}

/** The go command's usual install folder is not on every PATH. */
const goEnv = (): NodeJS.ProcessEnv => ({
  ...process.env,
  PATH: [process.env['PATH'] ?? '', '/usr/local/go/bin'].join(delimiter),
  // Without cgo no C compiler is needed; readonly makes an incomplete go.sum an error instead of a repair.
  CGO_ENABLED: '0',
  GOFLAGS: '-mod=readonly -buildvcs=false -trimpath',
  GOWORK: 'off',
});

const moduleDir = (name: string): string => join(import.meta.dirname, 'tools', name);

function recipeFolder(recipe: ModuleRecipe): string {
  const hash = createHash('sha256').update(JSON.stringify(recipe));
  for (const file of ['go.mod', 'go.sum']) hash.update(readFileSync(join(moduleDir(recipe.module), file)));
  const name = `${recipe.module}-${hash.digest('hex').slice(0, 16)}`;
  return join(cacheRoot(), 'cluster', name);
}

function pathOf(name: string): string {
  for (const recipe of RECIPES) {
    if (recipe.binaries.some((binary) => binary.name === name)) return join(recipeFolder(recipe), name);
  }
  throw new Error(`no recipe builds ${name}`);
}

function goBuild(dir: string, out: string, binary: BinaryRecipe): Promise<void> {
  const stamps = Object.entries(binary.stamp).map(([key, value]) => `-X ${key}=${value}`);
  const args = ['build', '-ldflags', ['-s', '-w', ...stamps].join(' '), '-o', out, binary.pkg];
  return new Promise((resolve, reject) => {
    const child = spawn('go', args, { cwd: dir, env: goEnv(), stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`go build ${binary.pkg} ended with ${String(signal ?? code)}`));
    });
  });
}

async function buildOne(recipe: ModuleRecipe, binary: BinaryRecipe, log: Log): Promise<void> {
  const folder = recipeFolder(recipe);
  const target = join(folder, binary.name);
  if (existsSync(target)) return;
  mkdirSync(folder, { recursive: true });
  // Renamed only when whole: an interrupted build is never taken for a binary.
  const part = join(folder, `.${binary.name}.${String(process.pid)}.part`);
  const started = Date.now();
  log(`build ${binary.name} (the first build of a version takes minutes)`);
  await goBuild(moduleDir(recipe.module), part, binary);
  renameSync(part, target);
  log(`built ${binary.name} in ${((Date.now() - started) / 1000).toFixed(0)} s`);
}

async function requireGo(): Promise<void> {
  try {
    await run('go', ['version'], { env: goEnv() });
  } catch {
    throw new Error(
      'Go is missing: the cluster suite builds etcd, kube-apiserver, kwok and istiod from source. Install Go 1.26 or newer and put it on PATH.',
    );
  }
}

export async function buildBinaries(log: Log): Promise<Binaries> {
  const missing = RECIPES.some((recipe) =>
    recipe.binaries.some((binary) => !existsSync(pathOf(binary.name))),
  );
  if (missing) await requireGo();
  for (const recipe of RECIPES) for (const binary of recipe.binaries) await buildOne(recipe, binary, log);
  return {
    etcd: pathOf('etcd'),
    apiserver: pathOf('kube-apiserver'),
    kwok: pathOf('kwok'),
    istiod: pathOf('pilot-discovery'),
    istioctl: pathOf('istioctl'),
  };
}

/** Folder of a Go module in the module cache: samples, CRDs and stages are read from there at run time. */
export async function goModuleDir(tool: ModuleRecipe['module'], path: string): Promise<string> {
  const ask = async (verb: readonly string[]): Promise<string> =>
    (await run('go', [...verb], { cwd: moduleDir(tool), env: goEnv(), timeout: 300_000 })).stdout;
  const listed = (await ask(['list', '-m', '-f', '{{.Dir}}', path])).trim();
  if (listed !== '') return listed;
  await ask(['mod', 'download', path]);
  return (await ask(['list', '-m', '-f', '{{.Dir}}', path])).trim();
}
