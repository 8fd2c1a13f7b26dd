/**
 * Rooms and fences (docs/architecture.md). Per room: what it may import. Type imports are let through where
 * the table says "types".
 */
const room = (name) => `^lib/${name}/`;
const rooms = (...names) => `^lib/(${names.join('|')})/`;
const npm = (...names) => `(^|/)node_modules/(${names.join('|')})(/|$)`;
const NODE_BUILTIN = ['core'];

/** A rule: files under `from` may import only themselves and what `to` allows. */
function only(name, from, to, extra = {}) {
  return {
    name,
    severity: 'error',
    from: { path: from, pathNot: '\\.test\\.tsx?$|/testing/' },
    to: { pathNot: [from, ...to], dependencyTypesNot: [], ...extra },
  };
}

const valuesOnly = { dependencyTypesNot: ['type-only'] };

export default {
  forbidden: [
    only('core-imports-nothing', room('core'), []),
    only('json', room('json'), [rooms('core', 're2')]),
    only('envoy', room('envoy'), [rooms('core', 'json')]),
    only('explain', room('explain'), [rooms('core', 'envoy', 're2')]),
    only('istio', room('istio'), [rooms('core', 're2', 'envoy')]),
    only('re2', room('re2'), [npm('re2js')]),
    only('query', room('query'), [rooms('core', 're2')], valuesOnly),
    only('commands', room('commands'), [rooms('core', 're2')], valuesOnly),
    only('url', room('url'), [rooms('core', 're2'), npm('nuqs')], valuesOnly),
    only('snapshot', room('snapshot'), [rooms('core', 'json', 'envoy', 'istio')]),
    only('findings', room('findings'), [
      rooms('core', 'json', 'envoy', 'explain', 'istio', 're2', 'query', 'commands', 'snapshot'),
    ]),
    only('answers', room('answers'), [
      rooms('core', 'json', 'envoy', 'explain', 'istio', 'findings', 're2', 'query', 'commands', 'snapshot'),
    ]),
    only(
      'api',
      room('api'),
      [rooms('core', 'snapshot'), npm('zod', '@tanstack/(react-query|query-core)')],
      valuesOnly,
    ),
    only(
      'cluster',
      room('cluster'),
      [rooms('core', 'snapshot'), npm('@kubernetes/client-node', 'ws', 'yaml')],
      { dependencyTypesNot: ['core'] },
    ),
    {
      name: 'server-stays-on-the-server',
      severity: 'error',
      from: { path: room('server') },
      to: { path: '^(components|app|lib/cli)/' },
    },
    only(
      'cli',
      room('cli'),
      [
        rooms('core', 'json', 'envoy', 'explain', 'istio', 're2', 'query', 'commands', 'url', 'snapshot'),
        rooms('findings', 'answers', 'cluster', 'server'),
      ],
      { dependencyTypesNot: ['core'] },
    ),
    {
      name: 'pure-rooms-have-no-node',
      severity: 'error',
      from: {
        path: rooms(
          'core',
          'json',
          'envoy',
          'explain',
          'istio',
          're2',
          'query',
          'commands',
          'url',
          'snapshot',
          'findings',
          'answers',
          'api',
        ),
        pathNot: '\\.test\\.ts$|/testing/',
      },
      to: { dependencyTypes: NODE_BUILTIN },
    },
    only(
      'ui-primitives',
      '^components/ui/',
      [room('core'), npm('@base-ui/react', 'lucide-react', 'react', 'react-dom', 'next', 'cmdk')],
      valuesOnly,
    ),
    {
      name: 'components-never-hold-server-code',
      severity: 'error',
      from: { path: '^components/' },
      to: { path: '^lib/(cluster|server|cli)/' },
    },
    {
      name: 'components-take-pure-rooms-as-types',
      severity: 'error',
      from: { path: '^components/', pathNot: '\\.test\\.tsx?$' },
      to: {
        path: rooms('json', 'envoy', 'explain', 'istio', 'findings', 'answers', 're2', 'snapshot', 'query'),
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'domains-do-not-import-each-other',
      severity: 'error',
      from: { path: '^components/(envoy|istio|explain)/' },
      to: {
        path: '^components/(envoy|istio|explain)/',
        pathNot: ['^components/$1/', '^components/istio/origin-link'],
      },
    },
    {
      name: 'app-never-imports-cluster',
      severity: 'error',
      from: { path: '^(app/|instrumentation|proxy)' },
      to: { path: room('cluster') },
    },
    {
      name: 'client-node-and-ws-in-cluster-only',
      severity: 'error',
      from: { pathNot: '^(lib/cluster|e2e)/' },
      to: { path: npm('@kubernetes/client-node', 'ws') },
    },
    {
      name: 're2js-in-re2-only',
      severity: 'error',
      from: { pathNot: room('re2') },
      to: { path: npm('re2js') },
    },
    {
      name: 'base-ui-in-ui-only',
      severity: 'error',
      from: { pathNot: '^components/ui/' },
      to: { path: npm('@base-ui/react') },
    },
    {
      name: 'pino-in-server-only',
      severity: 'error',
      from: { pathNot: room('server') },
      to: { path: npm('pino', 'prom-client') },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'everything-resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.test\\.tsx?$|/testing/' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
