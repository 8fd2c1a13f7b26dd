import { delimiter } from 'node:path';
import { UsageError, type Values } from './arguments';

/** Standard input, where a file or a text is asked for. */
export const STANDARD_INPUT = '-';

/** Where to read from. */
export type SourceChoice =
  /** `-`: standard input. */
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'url'; readonly url: string }
  | ({ readonly kind: 'demo' } & PodChoice)
  | ({
      readonly kind: 'cluster';
      /** Null: where kubectl looks. */
      readonly kubeconfig: string | null;
      /** Null: the current one. */
      readonly context: string | null;
      readonly execAllow: readonly string[];
    } & PodChoice);

/** Which Envoy of a source; null where nothing was said. */
export interface PodChoice {
  readonly namespace: string | null;
  readonly pod: string | null;
}

type Env = Readonly<Record<string, string | undefined>>;

/** Each of these names a place by itself. */
const PLACES = ['file', 'admin-url', 'demo'] as const;
/** Options of a cluster, and those of them that a demo has, too. */
const POD = ['namespace', 'pod'] as const;
const CLUSTER = ['kubeconfig', 'context', 'exec-allow', ...POD] as const;

function clash(values: Values): void {
  const [place, other] = PLACES.filter((name) => values.has(name));
  if (place === undefined) return;
  if (other !== undefined) throw new UsageError(`--${place} and --${other}: choose one place to read from.`);
  const stray = CLUSTER.find(
    (name) => values.has(name) && !(place === 'demo' && (name === 'namespace' || name === 'pod')),
  );
  if (stray !== undefined) throw new UsageError(`--${place} and --${stray} do not go together.`);
}

const twin = (env: Env, name: string): string | undefined =>
  env[`GATESCOPE_${name.toUpperCase().replaceAll('-', '_')}`] || undefined;

/** The place that the environment names, as for the dashboard; nothing when an option says where to read. */
function placeOf(values: Values, env: Env): Values {
  if ([...PLACES, ...CLUSTER].some((name) => values.has(name))) return values;
  const demo = twin(env, 'demo');
  if (demo !== undefined && !['0', 'false'].includes(demo)) return new Map([['demo', '']]);
  const [file, another] = (twin(env, 'file') ?? '').split(delimiter);
  if (another !== undefined) {
    throw new UsageError('GATESCOPE_FILE names several files; choose one with --file.');
  }
  if (file !== undefined && file !== '') return new Map([['file', file]]);
  const url = twin(env, 'admin-url');
  return url === undefined ? values : new Map([['admin-url', url]]);
}

/** `--pod namespace/name` says both at once. */
function podOf(values: Values): PodChoice {
  const pod = values.get('pod') ?? null;
  const namespace = values.get('namespace') ?? null;
  const slash = pod?.indexOf('/') ?? -1;
  if (pod === null || slash < 0) return { namespace, pod };
  const inPod = pod.slice(0, slash);
  if (namespace !== null && namespace !== inPod) {
    throw new UsageError(`--namespace ${namespace} and --pod ${pod} name two namespaces.`);
  }
  return { namespace: inPod, pod: pod.slice(slash + 1) };
}

/** Options first, then the environment twins of the dashboard, then the kubeconfig. Throws `UsageError`. */
export function sourceChoice(options: Values, env: Env): SourceChoice {
  clash(options);
  const values = placeOf(options, env);
  const path = values.get('file');
  if (path !== undefined) return { kind: 'file', path };
  const url = values.get('admin-url');
  if (url !== undefined) return { kind: 'url', url };
  const pod = podOf(values);
  if (values.has('demo')) return { kind: 'demo', ...pod };
  const given = (name: string) => values.get(name) ?? twin(env, name) ?? null;
  const execAllow = (given('exec-allow') ?? '').split(',').filter((name) => name !== '');
  return {
    kind: 'cluster',
    kubeconfig: given('kubeconfig'),
    context: given('context'),
    execAllow,
    ...pod,
  };
}
