/** Application pods: addresses in one shared namespace, answered by one small server. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyPair } from './certs.ts';
import { inNamespace } from './network.ts';
import { poll } from './poll.ts';
import type { Program, Supervisor } from './supervisor.ts';
import type { RunningPod } from './workloads.ts';

/** What the server process is told. */
export interface BackendTable {
  readonly pods: Readonly<
    Record<string, { readonly pod: string; readonly namespace: string; readonly version: string }>
  >;
  readonly ports: readonly number[];
  readonly tlsPorts: readonly number[];
  readonly tls: KeyPair;
}

export interface BackendOptions {
  readonly supervisor: Supervisor;
  readonly dir: string;
  readonly netns: string;
  readonly tls: KeyPair;
}

/** A container port named `https` or `tls` speaks TLS. */
const isTls = (name: string | undefined): boolean => name === 'https' || name === 'tls';

export class Backend {
  readonly #options: BackendOptions;
  #program: Program | undefined;
  #starts = 0;
  #known: ReadonlySet<string> = new Set();

  constructor(options: BackendOptions) {
    this.#options = options;
  }

  /** Starts the server, or starts it anew if there are pods that it does not know. */
  async serve(pods: readonly RunningPod[]): Promise<void> {
    if (pods.every((pod) => this.#known.has(pod.name))) return;
    const { supervisor, dir, netns } = this.#options;
    await this.#program?.stop();
    this.#starts += 1;
    const name = `backends-${String(this.#starts)}`; // a log of its own: the word below must be this start's
    const file = join(dir, `${name}.json`);
    writeFileSync(file, JSON.stringify(this.#table(pods), null, 1));
    const server = join(import.meta.dirname, 'backend-server.ts');
    const program = await supervisor.start({
      name,
      tier: 'traffic',
      command: inNamespace(netns, [process.execPath, server, file]),
      env: { NODE_OPTIONS: '' }, // not the options of a test runner
    });
    this.#program = program;
    this.#known = new Set(pods.map((pod) => pod.name));
    await poll(async () => Promise.resolve(readFileSync(program.logFile, 'utf8').includes('ready')), {
      what: 'the backends listen',
      hopeless: program.ended,
      detail: program.tail,
    });
  }

  #table(pods: readonly RunningPod[]): BackendTable {
    const all = pods.flatMap((pod) => pod.ports);
    const numbers = (tls: boolean): readonly number[] => [
      ...new Set(all.filter((port) => isTls(port.name) === tls).map((port) => port.containerPort)),
    ];
    const entry = ({ ip, name, namespace, labels }: RunningPod) =>
      [ip, { pod: name, namespace, version: labels['version'] ?? '' }] as const;
    return {
      pods: Object.fromEntries(pods.map(entry)),
      ports: numbers(false),
      tlsPorts: numbers(true),
      tls: this.#options.tls,
    };
  }
}
