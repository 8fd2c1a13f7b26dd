import type { Overview } from '@/lib/answers/overview-types';
import { formatBytes, formatCount } from '@/lib/core/words';
import type { Page } from '@/lib/url/params';
import { type LinkParams, PageLink } from '../links';

/** How much of everything there is, each a link to its list. */
export function Counts({ counts }: { readonly counts: Overview['counts'] }) {
  const cells: readonly (readonly [string, string, Page, LinkParams?])[] = [
    [formatCount(counts.listeners), 'listeners', '/listeners'],
    [formatCount(counts.filterChains), 'filter chains', '/listeners'],
    [formatCount(counts.routeConfigs), 'route configs', '/routes', { config: '*' }],
    [formatCount(counts.routes), 'routes', '/routes', { config: '*' }],
    [formatCount(counts.clusters), 'clusters', '/clusters'],
    [formatCount(counts.endpoints), `endpoints, ${formatCount(counts.healthyEndpoints)} up`, '/clusters'],
    [formatCount(counts.secrets), 'secrets', '/config', { q: 'secrets' }],
    [formatBytes(counts.dumpBytes), 'config dump', '/config'],
  ];
  return (
    <nav
      className="card grid grid-cols-8 overflow-hidden max-wide:grid-cols-4 max-narrow:grid-cols-2"
      aria-label="Counts"
    >
      {cells.map(([figure, what, page, params]) => (
        <PageLink
          key={what}
          page={page}
          params={params ?? {}}
          className="sec sm -mb-px -ml-px border-line border-b border-l px-4 py-2 hover:bg-surface-2 hover:no-underline"
        >
          <b className="block text-14 text-ink">{figure}</b>
          {what}
        </PageLink>
      ))}
    </nav>
  );
}
