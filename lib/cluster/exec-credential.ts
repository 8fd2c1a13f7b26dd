import { type AppError, AppFailure, appError } from '@/lib/core/errors';
import type { Env } from './env-proxy';
import { type ExecCredential, readExecAnswer } from './exec-answer';
import { type ExecPolicy, findOnPath, requireConsent } from './exec-policy';
import { EXEC_LIMITS, type RunLimits, type RunResult, runPlugin } from './exec-run';
import type { ClusterContext, ExecConfig } from './kubeconfig-model';
import { readSmallFile } from './small-file';

const VERSIONS = ['client.authentication.k8s.io/v1', 'client.authentication.k8s.io/v1beta1'];
/** A credential is renewed this long before it expires, but not before half its life is over. */
const SKEW_MILLIS = 30_000;

export interface ExecOptions {
  readonly policy: ExecPolicy;
  readonly env?: Env;
  readonly limits?: RunLimits;
  readonly now?: () => number;
}

interface Cached {
  readonly credential: ExecCredential;
  readonly until: number;
}

function failure(exec: ExecConfig, reason: string): AppError {
  return appError('exec-failed', {
    // Not the whole line: arguments may be secrets, and this error is shown and logged.
    command: exec.command,
    reason,
    ...(exec.installHint === null ? {} : { installHint: exec.installHint.slice(0, 500) }),
  });
}

type Output = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

/** What the plugin printed, or why it printed nothing. */
function outputOf(result: RunResult, limits: RunLimits): Output {
  const no = (reason: string): Output => ({ ok: false, reason });
  switch (result.kind) {
    case 'output':
      return { ok: true, text: result.text };
    case 'not-found':
      return no('the command was not found');
    case 'not-runnable':
      return no(`the command cannot be run${result.code === '' ? '' : ` (${result.code})`}`);
    case 'exit':
      return no(
        result.code === null ? `it was ended by ${result.signal}` : `it ended with exit code ${result.code}`,
      );
    case 'too-slow':
      return no(`it did not end within ${limits.millis / 1000} s and was stopped`);
    case 'too-much':
      return no(`it printed more than ${limits.outputBytes} bytes and was stopped`);
  }
}

/** `spec.cluster` of KUBERNETES_EXEC_INFO, for plugins with `provideClusterInfo`. */
async function clusterInfo(context: ClusterContext): Promise<Record<string, unknown>> {
  const { server, tlsServerName, insecure, ca, proxyUrl, execExtension } = context.cluster;
  const caData =
    ca === null
      ? undefined
      : ca.kind === 'data'
        ? ca.base64
        : (await readSmallFile(ca.path, 1024 * 1024)).toString('base64');
  return {
    server,
    'tls-server-name': tlsServerName ?? undefined,
    'insecure-skip-tls-verify': insecure || undefined,
    'certificate-authority-data': caData,
    'proxy-url': proxyUrl ?? undefined,
    config: execExtension === null ? undefined : JSON.parse(execExtension),
  };
}

/**
 * Credentials of one context from its exec plugin. One run at a time; the answer is kept until it expires.
 * Not run before it was allowed. Rules: kubernetes.io, "client-go credential plugins".
 */
export class ExecCredentials {
  readonly #context: ClusterContext;
  readonly #exec: ExecConfig;
  readonly #policy: ExecPolicy;
  readonly #env: Env;
  readonly #limits: RunLimits;
  readonly #now: () => number;
  #cached: Cached | null = null;
  #running: Promise<ExecCredential> | null = null;

  constructor(context: ClusterContext, exec: ExecConfig, options: ExecOptions) {
    this.#context = context;
    this.#exec = exec;
    this.#policy = options.policy;
    this.#env = options.env ?? process.env;
    this.#limits = options.limits ?? EXEC_LIMITS;
    this.#now = options.now ?? Date.now;
  }

  /** A valid credential. Throws `exec-needs-consent` or `exec-failed`. */
  async get(): Promise<ExecCredential> {
    await requireConsent(this.#context.name, this.#exec, this.#policy, this.#env['PATH'] ?? '');
    if (this.#cached !== null && this.#now() < this.#cached.until) return this.#cached.credential;
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** The server refused this credential: do not use it again. A newer one stays. */
  drop(refused: ExecCredential): void {
    if (this.#cached?.credential === refused) this.#cached = null;
  }

  async #run(): Promise<ExecCredential> {
    const exec = this.#exec;
    if (!VERSIONS.includes(exec.apiVersion)) {
      throw new AppFailure(failure(exec, `its version ${exec.apiVersion || '(none)'} is not supported`));
    }
    if (exec.interactiveMode === 'Always') {
      throw new AppFailure(failure(exec, 'it wants to ask in a terminal, and there is none'));
    }
    const output = outputOf(await this.#start(), this.#limits);
    if (!output.ok) throw new AppFailure(failure(exec, output.reason));
    const answer = readExecAnswer(output.text, exec.apiVersion);
    if (!answer.ok) throw new AppFailure(failure(exec, answer.reason));
    this.#cached = { credential: answer.credential, until: this.#validUntil(answer.credential) };
    return answer.credential;
  }

  async #start(): Promise<RunResult> {
    const { command, args } = this.#exec;
    // Looked up by our own PATH, as client-go does: the kubeconfig may set another one for the plugin.
    const isName = !/[\\/]/.test(command) && process.platform !== 'win32';
    const program = isName ? await findOnPath(command, this.#env['PATH'] ?? '') : command;
    if (program === null) return { kind: 'not-found' };
    return runPlugin(program, args, await this.#environment(), this.#limits);
  }

  async #environment(): Promise<Env> {
    const exec = this.#exec;
    const cluster = exec.provideClusterInfo ? await clusterInfo(this.#context) : undefined;
    return {
      ...this.#env,
      ...Object.fromEntries(exec.env.map(({ name, value }) => [name, value])),
      KUBERNETES_EXEC_INFO: JSON.stringify({
        apiVersion: exec.apiVersion,
        kind: 'ExecCredential',
        spec: { interactive: false, ...(cluster === undefined ? {} : { cluster }) },
      }),
    };
  }

  #validUntil({ expiresAt }: ExecCredential): number {
    if (expiresAt === null) return Number.POSITIVE_INFINITY;
    const life = expiresAt - this.#now();
    return expiresAt - Math.min(SKEW_MILLIS, Math.max(0, life / 2));
  }
}
