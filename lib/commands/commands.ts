import type { CommandLine, CommandSubject, CommandTarget } from './model';
import { nameRegex } from './name-regex';
import { certificateLine, objectLine, objectListLine } from './object-lines';
import { shellLine } from './shell-quote';

/** Envoy's admin port in an Istio proxy. */
const ADMIN_PORT = 15000;

/**
 * The lines that show outside Gatescope what is on screen, kubectl first. A line that would hold text which
 * nobody should paste into a terminal is left out.
 */
export function commandsFor(subject: CommandSubject, target: CommandTarget): readonly CommandLine[] {
  if (subject.show === 'object') return lines([['kubectl', objectLine(subject.ref, contextOf(target))]]);
  if (subject.show === 'map') return lines([['kubectl', objectListLine(contextOf(target))]]);
  return lines([
    ['kubectl', portForward(target)],
    ['curl', curl(subject, target)],
    ['istioctl', istioctl(subject, target)],
    ['kubectl get', objectOf(subject, contextOf(target))],
  ]);
}

type Words = readonly string[] | null;

/** The Kubernetes object behind what is on screen, beside the lines that ask Envoy. */
function objectOf(subject: EnvoySubject, context: string | null): Words {
  if (subject.show === 'secret') return subject.object && certificateLine(subject.object, context);
  const hasObject =
    subject.show === 'route-config' || subject.show === 'cluster' || subject.show === 'endpoint';
  return hasObject && subject.object !== null ? objectLine(subject.object, context) : null;
}

function lines(words: readonly (readonly [label: string, words: Words])[]): readonly CommandLine[] {
  return words.flatMap(([label, each]) => {
    const text = each === null ? null : shellLine(each);
    return text === null ? [] : [{ label, text }];
  });
}

function contextOf(target: CommandTarget): string | null {
  return target.kind === 'pod' || target.kind === 'cluster' ? target.context : null;
}

function portForward(target: CommandTarget): Words {
  if (target.kind !== 'pod') return null;
  const { context, namespace, pod } = target;
  const inContext = context === null ? [] : [`--context=${context}`];
  return [
    'kubectl',
    ...inContext,
    '-n',
    namespace,
    'port-forward',
    `pod/${pod}`,
    `${ADMIN_PORT}:${ADMIN_PORT}`,
  ];
}

type EnvoySubject = Exclude<CommandSubject, { show: 'object' | 'map' }>;

/** `include_eds` is a question of presence: without it the dump has no endpoints. */
const DUMP = '/config_dump?include_eds';

function adminPath(subject: EnvoySubject): string {
  switch (subject.show) {
    case 'overview':
      return '/server_info';
    case 'bootstrap':
      return '/config_dump?mask=bootstrap';
    case 'listeners':
      return '/listeners?format=json';
    case 'clusters':
    case 'endpoints':
      return '/clusters?format=json';
    case 'cluster':
      return `/config_dump?resource=${subject.list}&name_regex=${nameRegex(subject.name)}`;
    case 'endpoint':
      // Envoy before 1.38 knows no filter and answers with every cluster.
      return `/clusters?format=json&filter=%5E${nameRegex(subject.cluster)}%24`;
    case 'secrets':
      return '/certs';
    case 'listener':
      return `/config_dump?resource=${subject.isStatic ? 'static' : 'dynamic'}_listeners&name_regex=${nameRegex(subject.name)}`;
    case 'secret':
      return subject.list === null
        ? '/certs'
        : `/config_dump?resource=${subject.list}&name_regex=${nameRegex(subject.name)}`;
    case 'routes':
      return '/config_dump?resource=dynamic_route_configs';
    case 'route-config':
      return subject.list === null
        ? DUMP
        : `/config_dump?resource=${subject.list}&name_regex=${nameRegex(subject.name)}`;
    case 'dump':
      return DUMP;
    case 'admin':
      return subject.path;
  }
}

function curl(subject: EnvoySubject, target: CommandTarget): Words {
  if (target.kind === 'file' || target.kind === 'cluster') return null;
  const origin = target.kind === 'url' ? target.origin : `localhost:${ADMIN_PORT}`;
  return ['curl', '-s', `${origin}${adminPath(subject)}`];
}

/** `istioctl proxy-config` reads a pod or a config_dump file; it knows nothing of an admin URL. */
function istioctl(subject: EnvoySubject, target: CommandTarget): Words {
  const asked = proxyConfig(subject);
  if (asked === null) return null;
  const [kind, ...filters] = asked;
  if (target.kind === 'file') {
    // Endpoints come from /clusters: istioctl shows an empty table for a dump, without an error.
    if (kind === 'endpoints') return null;
    return ['istioctl', 'proxy-config', kind, `--file=${target.name}`, ...filters, '-o', 'json'];
  }
  if (target.kind !== 'pod') return null;
  const inContext = target.context === null ? [] : [`--context=${target.context}`];
  const proxy = `${target.pod}.${target.namespace}`;
  return ['istioctl', ...inContext, 'proxy-config', kind, proxy, ...filters, '-o', 'json'];
}

/** Kind and filters. `--flag=value` in one word: a value may begin with a dash. */
function proxyConfig(subject: EnvoySubject): readonly [kind: string, ...filters: string[]] | null {
  switch (subject.show) {
    case 'overview':
    case 'bootstrap':
      return ['bootstrap'];
    case 'listeners':
    case 'routes':
    case 'clusters':
    case 'endpoints':
      return [subject.show];
    case 'secrets':
    case 'secret':
      // istioctl has no filter for the name of a secret.
      return ['secret'];
    case 'dump':
      return ['all'];
    case 'listener':
      return [
        'listeners',
        ...(subject.address === null ? [] : [`--address=${subject.address}`]),
        ...(subject.port === null ? [] : [`--port=${subject.port}`]),
      ];
    case 'route-config':
      return ['routes', `--name=${subject.name}`];
    case 'cluster':
      return clusterFilters(subject);
    case 'endpoint':
      return endpointFilters(subject);
    case 'admin':
      return null;
  }
}

/** `--port` alone would take every address; both narrow the cluster's list. */
function endpointFilters({
  cluster,
  address,
}: Extract<CommandSubject, { show: 'endpoint' }>): readonly [kind: string, ...filters: string[]] {
  return [
    'endpoints',
    `--cluster=${cluster}`,
    ...(address === null ? [] : [`--address=${address.ip}`]),
    ...(address === null || address.port === null ? [] : [`--port=${address.port}`]),
  ];
}

function clusterFilters({
  name,
  parts,
}: Extract<CommandSubject, { show: 'cluster' }>): readonly [kind: string, ...filters: string[]] {
  // istioctl takes a cluster of another name apart as it can; its whole name is a filter for endpoints only.
  if (parts === null) return ['endpoints', `--cluster=${name}`];
  return [
    'clusters',
    `--fqdn=${parts.host}`,
    ...(parts.port === null ? [] : [`--port=${parts.port}`]),
    ...(parts.subset === '' ? [] : [`--subset=${parts.subset}`]),
    `--direction=${parts.direction}`,
  ];
}
