import type { Json } from '@/lib/core/json';
import certs from '../fixtures/certs.golden.json' with { type: 'json' };
import clusters from '../fixtures/clusters.golden.json' with { type: 'json' };
import configDump from '../fixtures/config-dump.golden.json' with { type: 'json' };
import listeners from '../fixtures/listeners.golden.json' with { type: 'json' };
import bound from '../fixtures/listeners-bound.golden.json' with { type: 'json' };
import loaded from '../fixtures/listeners-certs.golden.json' with { type: 'json' };
import dump from '../fixtures/listeners-dump.golden.json' with { type: 'json' };
import serverInfo from '../fixtures/server-info.golden.json' with { type: 'json' };

/** What a real Envoy answered; recorded by `e2e/envoy/record-fixture.ts`. */
const FIXTURES: Readonly<Record<string, Json>> = {
  certs,
  clusters,
  'config-dump': configDump,
  listeners,
  'server-info': serverInfo,
};

/** A copy that belongs to the caller: redaction changes documents in place. */
export function fixture(name: 'certs' | 'clusters' | 'config-dump' | 'listeners' | 'server-info'): Json {
  return structuredClone(FIXTURES[name] ?? null);
}

/** Listeners in every state and transport, and secrets of every kind; recorded by `e2e/envoy/record-listeners.ts`. */
const LISTENERS: Readonly<Record<'dump' | 'bound' | 'certs', Json>> = { dump, bound, certs: loaded };

export function listenersFixture(name: 'dump' | 'bound' | 'certs'): Json {
  return structuredClone(LISTENERS[name]);
}
