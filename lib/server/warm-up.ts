import { infoOf } from '@/lib/answers/info';
import type { Arena } from '@/lib/json/arena';
import { closeBytes } from '@/lib/json/open-bytes';
import { openCapture } from '@/lib/snapshot/open';

const ADMIN = 'type.googleapis.com/envoy.admin.v3.';
const ROUTES = 200;

/** One of everything that is read before the first answer, and enough routes for their code to become fast. */
function sample(): string {
  const routes = Array.from({ length: ROUTES }, (_, index) => ({
    name: `r${index}`,
    match: { prefix: `/${index}`, headers: [{ name: 'a', string_match: { exact: 'b' } }] },
    route: { cluster: `c${index % 9}`, timeout: '1s' },
    metadata: { filter_metadata: { istio: { config: `/apis/a/v1/namespaces/n/k/${index}` } } },
  }));
  const virtual_hosts = Array.from({ length: 4 }, (_, index) => ({
    name: `h${index}`,
    domains: [`${index}.test`],
    routes,
  }));
  const private_key = { inline_string: '-----BEGIN PRIVATE KEY-----' };
  const section = (name: string, fields: object) => ({ '@type': `${ADMIN}${name}ConfigDump`, ...fields });
  return JSON.stringify({
    configs: [
      section('Clusters', { dynamic_active_clusters: [{ cluster: { name: 'c', type: 'EDS' } }] }),
      section('Listeners', {
        dynamic_listeners: [{ name: 'l', active_state: { listener: { name: 'l' } } }],
      }),
      section('Routes', { dynamic_route_configs: [{ route_config: { name: 'r', virtual_hosts } }] }),
      section('Secrets', {
        dynamic_active_secrets: [{ name: 's', secret: { tls_certificate: { private_key } } }],
      }),
    ],
  });
}

/**
 * Opens a small dump and forgets it: what is compiled then, nobody waits for later.
 * @returns the routes that were in it
 */
export function warmUp(arena: Arena): number {
  const text = new TextEncoder().encode(sample());
  const bytes = arena.allocate(text.length);
  bytes.set(text);
  const opened = openCapture(
    {
      origin: { sourceId: '', sourceKind: 'file', sourceLabel: '', proxy: null },
      takenAt: '',
      missing: [],
      parts: [{ name: 'admin/config_dump', bytes, status: 200, millis: 0 }],
      id: '',
      tagOf: () => '',
    },
    arena,
  );
  if (!opened.ok) return 0;
  const { routes } = infoOf(opened.value, 0).counts;
  for (const { content } of opened.value.parts.values())
    if (content.kind === 'json') closeBytes(content.document);
  return routes ?? 0;
}
