import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type AppError, appError } from '@/lib/core/errors';
import { isJsonObject, type Json } from '@/lib/core/json';
import { inClusterContext } from './in-cluster';
import { findContexts } from './kubeconfig-contexts';
import { type KubeconfigFile, mergeKubeconfigs } from './kubeconfig-merge';
import type { Kubeconfig } from './kubeconfig-model';
import { FileProblem, readSmallFile } from './small-file';

/** Large enough for a thousand contexts with certificates; a YAML bomb of that size stays harmless. */
const LIMIT = 8 * 1024 * 1024;

export interface KubeconfigOptions {
  /** `--kubeconfig`; then nothing else is looked at. Empty: what kubectl would use. */
  readonly paths: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Home folder; the user's own when absent. */
  readonly home?: string;
  /** Folder in front of the in-cluster paths, for tests. */
  readonly root?: string;
}

interface Candidates {
  readonly paths: readonly string[];
  /** Somebody named these files: when none of them is there, that is a problem. */
  readonly named: boolean;
}

function candidates({ paths, env, home }: KubeconfigOptions): Candidates {
  if (paths.length > 0) return { paths: [...new Set(paths)], named: true };
  const list = (env['KUBECONFIG'] ?? '').split(delimiter).filter((path) => path !== '');
  if (list.length > 0) return { paths: [...new Set(list)], named: true };
  return { paths: [join(home ?? homedir(), '.kube', 'config')], named: false };
}

/** The parser's own message quotes the file, which holds credentials: only its reason and the line are kept. */
function parseProblem(error: unknown): string {
  const reason =
    error instanceof Error && 'reason' in error ? String(error.reason).slice(0, 120) : 'it is not YAML';
  const mark = error instanceof Error && 'mark' in error ? error.mark : null;
  const line = typeof mark === 'object' && mark !== null && 'line' in mark ? Number(mark.line) + 1 : null;
  return line === null || Number.isNaN(line) ? reason : `${reason} (line ${line})`;
}

async function parse(path: string, text: string): Promise<Json> {
  // Loaded late: the library costs 70 MB, and a start without a cluster does not need it.
  const { loadYaml } = await import('@kubernetes/client-node');
  try {
    return loadYaml<Json>(text);
  } catch (error) {
    throw new FileProblem(path, parseProblem(error), false);
  }
}

async function readOne(path: string): Promise<KubeconfigFile> {
  const bytes = await readSmallFile(path, LIMIT);
  const text = bytes.toString('utf8');
  // An empty file is a kubeconfig without entries; `kubectl config` starts from one.
  const document: Json = text.trim() === '' ? {} : await parse(path, text);
  if (!isJsonObject(document)) throw new FileProblem(path, 'it is not a kubeconfig', false);
  return { path, document };
}

interface ReadFiles {
  readonly files: readonly KubeconfigFile[];
  readonly problems: readonly AppError[];
}

async function readAll({ paths, named }: Candidates): Promise<ReadFiles> {
  const files: KubeconfigFile[] = [];
  const missing: AppError[] = [];
  const broken: AppError[] = [];
  for (const path of paths) {
    try {
      files.push(await readOne(path));
    } catch (error) {
      if (!(error instanceof FileProblem)) throw error;
      const problem = appError('kubeconfig-unreadable', { path: error.path, reason: error.reason });
      (error.missing ? missing : broken).push(problem);
    }
  }
  return { files, problems: named && files.length === 0 ? [...missing, ...broken] : broken };
}

/**
 * Reads the kubeconfig that kubectl would use: `--kubeconfig`, else `$KUBECONFIG` (lists: missing files are
 * skipped, the first definition wins), else `~/.kube/config`, else the pod's own service account.
 * Never throws for a file: one that cannot be used is a `kubeconfig-unreadable` among `problems`.
 */
export async function loadKubeconfig(options: KubeconfigOptions): Promise<Kubeconfig> {
  const { files, problems } = await readAll(candidates(options));
  if (files.length === 0 && problems.length === 0) {
    const found = await inClusterContext(options.env, options.root ?? '');
    if (found !== null) return { contexts: [found], current: found.summary.name, paths: [], problems };
  }
  const merged = mergeKubeconfigs(files);
  return {
    contexts: findContexts(merged, files[0]?.path ?? ''),
    current: merged.current,
    paths: files.map((file) => file.path),
    problems,
  };
}
