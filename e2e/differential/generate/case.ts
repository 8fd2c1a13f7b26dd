/** One configuration and the requests to it. Most requests come in pairs: one that fits a route, and one that just does not. */
import { type Random, randomFrom } from '../random.ts';
import type { Sent } from '../sent.ts';
import { type Aim, goalRequests, type Made, nothingMade } from './aims.ts';
import { madeClusters } from './clusters.ts';
import { LIVE_RUNTIME, RUNTIME } from './conditions.ts';
import { type Certificate, type MadeListener, madeListener } from './listeners.ts';

export interface Case {
  readonly seed: number;
  readonly bootstrap: object;
  /** Beside the bootstrap, by name. */
  readonly files: Readonly<Record<string, string>>;
  readonly runtime: Readonly<Record<string, string>>;
  readonly requests: readonly { readonly sent: Sent; readonly aim: Aim }[];
}

/** What a case needs of the machine. */
export interface Means {
  /** Five free ports: three to bind, two only to hand off to. */
  readonly ports: readonly number[];
  readonly backend: number;
  readonly certificate: Certificate;
}

const ADMIN_LAYER = { name: 'admin', admin_layer: {} };

function numbered(letter: string): () => string {
  let last = 0;
  return () => {
    last += 1;
    return `${letter}${last}`;
  };
}

function madeListeners(random: Random, means: Means, files: Record<string, string>): readonly MadeListener[] {
  const names = {
    route: numbered('r'),
    chain: numbered('c'),
    file: (name: string, content: object): string => {
      files[name] = JSON.stringify(content);
      return `$DIR/${name}`;
    },
  };
  return means.ports.map((port, index) => {
    const isBound = index < 3;
    const address = isBound ? '127.0.0.1' : random.pick(['10.1.1.9', '0.0.0.0']);
    return madeListener(random, names, { address, port }, means.ports.slice(3), means.certificate, isBound);
  });
}

/** `counts` of the cases before it: what they had too little of comes first. */
export function madeCase(seed: number, count: number, means: Means, counts: Made = nothingMade()): Case {
  const random = randomFrom(seed);
  const files: Record<string, string> = {};
  const listeners = madeListeners(random, means, files);
  const requests: Case['requests'][number][] = [];
  while (requests.length < count) requests.push(...goalRequests(random, listeners, requests.length, counts));
  const bootstrap = {
    node: { id: 'judge', cluster: 'judge' },
    layered_runtime: { layers: [{ name: 'static', static_layer: RUNTIME }, ADMIN_LAYER] },
    static_resources: { listeners: listeners.map(({ json }) => json), clusters: madeClusters(means.backend) },
  };
  return { seed, bootstrap, files, runtime: LIVE_RUNTIME, requests: requests.slice(0, count) };
}
