import type { ReadableOperation } from '@/lib/answers/admin-read-types';
import type { AdminOperation, SourceKind } from '@/lib/snapshot/capture';

/** One answer of Envoy as text. */
export interface AnswerText {
  readonly operation: AdminOperation;
  /** As Gatescope asks it; the server has the only table that is used to ask. */
  readonly path: string;
}

export interface OperationWords {
  /** Names it in the URL. */
  readonly id: string;
  /** What it is called: the path without its parameters. */
  readonly path: string;
  readonly what: string;
  /** Its readable form; null where the text is all there is here. */
  readonly read: ReadableOperation | 'stats' | null;
  /** Its texts; several where one path is asked several times. */
  readonly texts: readonly [AnswerText, ...AnswerText[]];
  /** False: part of every read. True: asked when it is shown. */
  readonly onDemand: boolean;
}

const captured = (operation: AdminOperation, path: string, what: string): OperationWords => ({
  id: operation,
  path: path.replace(/\?.*$/, ''),
  what,
  read: null,
  texts: [{ operation, path }],
  onDemand: false,
});

const asked = (operation: ReadableOperation, what: string): OperationWords => ({
  id: operation,
  path: `/${operation}`,
  what,
  read: operation,
  texts: [{ operation, path: `/${operation}` }],
  onDemand: true,
});

const stats = (operation: AdminOperation, query: string): AnswerText => ({
  operation,
  path: `/stats?format=json&type=${query}`,
});

const READOUTS = stats('stats_text_readouts', 'TextReadouts');

const STATS: OperationWords = {
  id: 'stats',
  path: '/stats',
  what: 'Counters, gauges, histograms, with their types',
  read: 'stats',
  texts: [
    stats('stats_counters', 'Counters&usedonly'),
    stats('stats_gauges', 'Gauges&usedonly'),
    stats('stats_histograms', 'Histograms&usedonly'),
    READOUTS,
  ],
  onDemand: true,
};

/** The same without `usedonly`: stats that nothing ever wrote are in it, as 0. */
export const ALL_STATS: OperationWords = {
  ...STATS,
  texts: [
    stats('stats_counters_all', 'Counters'),
    stats('stats_gauges_all', 'Gauges'),
    stats('stats_histograms_all', 'Histograms'),
    READOUTS,
  ],
};

/** Envoy's own answers, the most asked for first. All are GET and change nothing. */
export const OPERATIONS: readonly OperationWords[] = [
  captured('listeners', '/listeners?format=json', 'Sockets that are bound'),
  captured('clusters', '/clusters?format=json', 'Clusters, hosts, health, counters'),
  captured('config_dump', '/config_dump?include_eds', 'The whole configuration'),
  captured('server_info', '/server_info', 'Version, state, node, flags'),
  captured('certs', '/certs', 'Certificates in use'),
  captured('ready', '/ready', 'Whether it is live'),
  STATS,
  asked('runtime', 'Runtime values and their layers'),
  asked('memory', 'Memory of the process'),
  asked('init_dump', 'What listeners still wait for'),
  asked('contention', 'Locks that threads waited for'),
  asked('hot_restart_version', 'Hot restart compatibility'),
  asked('help', 'Every path that this Envoy has'),
];

/** The operation that a URL names; for anything else the first one, or the one that every file holds. */
export function operationOf(text: string | null, sourceKind: SourceKind): OperationWords {
  const named = (wanted: string | null) => OPERATIONS.find(({ id }) => id === wanted);
  const found = named(text) ?? (sourceKind === 'file' ? named('config_dump') : OPERATIONS[0]);
  if (found === undefined) throw new Error('OPERATIONS is empty');
  return found;
}

/** Where an operation of the catalogue is shown: several of `/stats` are one entry. */
export function entryOf(operation: AdminOperation): OperationWords | null {
  const isIt = (words: OperationWords) => words.texts.some((text) => text.operation === operation);
  return OPERATIONS.find(isIt) ?? (isIt(ALL_STATS) ? STATS : null);
}
