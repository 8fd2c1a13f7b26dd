import type { StatusKind } from '@/components/ui/status';
import { plural } from '@/lib/core/words';
import type { Finding } from '@/lib/findings/model';
import type { ObjectRef } from '@/lib/istio/model';
import type { Page } from '@/lib/url/params';
import { name, type Phrase } from '../phrase';
import { attachWords } from './attach-words';
import { clusterText } from './cluster-label';

/** A problem as a row: mark, kind, one sentence of effect, the object to change, and where to look. */
export interface FindingWords {
  readonly mark: StatusKind;
  readonly kind: string;
  readonly what: Phrase;
  readonly source: ObjectRef | null;
  readonly open: FindingPlace;
}

export type FindingPlace =
  | { readonly page: Page; readonly params: { readonly sel?: string; readonly q?: string } }
  /** Where the object itself is shown. */
  | { readonly object: ObjectRef };

type Sentence = Omit<FindingWords, 'mark'>;

const onListener = (kind: string, listener: string, what: Phrase): Sentence => ({
  kind,
  what,
  source: null,
  open: { page: '/listeners', params: { sel: listener } },
});

/** The one catalogue of findings' words; a new kind of finding does not compile until it has a sentence. */
export function findingWords(finding: Finding): FindingWords {
  return { mark: finding.severity === 'error' ? 'err' : 'warn', ...sentence(finding) };
}

function sentence(finding: Finding): Sentence {
  switch (finding.kind) {
    case 'listener-rejected':
      return onListener('Listener rejected', finding.listener, [
        name(finding.listener || '(no name)'),
        ': Envoy refused the update, ',
        finding.details,
      ]);
    case 'listener-warming':
      return onListener('Listener warming', finding.listener, [
        name(finding.listener || '(no name)'),
        ' waits for something that has not arrived: this version takes no connections yet',
      ]);
    case 'route-config-missing':
      return onListener('Routes missing', finding.listener, [
        name(finding.listener || '(no name)'),
        ' asks for route configuration ',
        name(finding.routeConfig),
        ', which never arrived: 404 NR',
      ]);
    case 'cluster-missing':
    case 'no-healthy-endpoint':
      return clusterSentence(finding);
    case 'cluster-panics':
      return {
        kind: 'Panic',
        what: [
          name(clusterText(finding.cluster)),
          ` has 0 of ${finding.total} endpoints healthy, and gets requests all the same: its panic threshold is not 0`,
        ],
        source: finding.origin,
        open: { page: '/clusters', params: { sel: finding.cluster } },
      };
    case 'secret-warming':
      return {
        kind: 'Secret missing',
        what: [name(finding.secret), ' was asked for and has not arrived: TLS that needs it cannot start'],
        source: null,
        open: { page: '/config', params: { q: finding.secret } },
      };
    case 'not-attached':
      return {
        kind: 'Not attached',
        what: [
          name(`${finding.route.namespace}/${finding.route.name}`),
          ': ',
          ...attachWords(finding.reason),
        ],
        source: finding.route,
        open: { object: finding.route },
      };
  }
}

function clusterSentence(
  finding: Extract<Finding, { kind: 'cluster-missing' | 'no-healthy-endpoint' }>,
): Sentence {
  const cluster = name(clusterText(finding.cluster));
  if (finding.kind === 'cluster-missing') {
    const others = finding.routes - 1;
    const more = others > 0 ? `; so ${others === 1 ? 'does' : 'do'} ${plural(others, 'more route')}` : '';
    return {
      kind: 'Cluster missing',
      what: ['Route ', name(finding.example.path), ' answers 503 NC: no cluster ', cluster, more],
      source: finding.origin,
      open: { page: '/routes', params: { sel: finding.example.pointer } },
    };
  }
  const used =
    finding.routes === 0
      ? 'no route leads to it'
      : `${plural(finding.routes, 'route answers', 'routes answer')} 503 UH`;
  return {
    kind: 'No healthy host',
    what: [
      cluster,
      finding.total === 0 ? ' has no endpoint: ' : ` has 0 of ${finding.total} endpoints healthy: `,
      used,
    ],
    source: finding.origin,
    open: { page: '/clusters', params: { sel: finding.cluster } },
  };
}
