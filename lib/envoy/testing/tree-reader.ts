import { isJsonArray, isJsonObject, type Json } from '@/lib/core/json';
import { ROOT } from '@/lib/core/json-pointer';
import { ROUTE_CONFIG_FIELDS } from '../known-fields';
import type { DumpSection, ResourceMeta, VirtualHost } from '../model';
import { Notices } from '../notices';
import { Raw } from '../raw';
import { readVirtualHost } from '../route-configs';
import { ELEMENTS } from '../section-titles';
import { type FoundResource, readElements, readSection } from '../sections';
import type { RouteConfig } from './read';

/** A dump read from its whole tree: slow, and simple enough to hold the fast readers against. */
export interface TreeDump {
  readonly sections: readonly DumpSection[];
  readonly routeConfigs: readonly RouteConfig[];
  readonly notices: Notices;
}

const ADMIN = 'envoy.admin.v3.';
const ROUTE_CONFIG = 'envoy.config.route.v3.RouteConfiguration';

function configOf(raw: Raw, meta: ResourceMeta): RouteConfig {
  const { pointer, state, version, lastUpdated } = meta;
  raw.expect(ROUTE_CONFIG_FIELDS);
  const virtualHosts: readonly VirtualHost[] = raw.at('virtual_hosts').objects().map(readVirtualHost);
  return { pointer, state, version, lastUpdated, name: raw.text('name'), virtualHosts };
}

/** `undefined` for what is no dump. */
export function readTree(document: Json): TreeDump | undefined {
  if (!isJsonObject(document)) return undefined;
  const isEmpty = Object.keys(document).length === 0;
  if (!isEmpty && !(Object.hasOwn(document, 'configs') && isJsonArray(document['configs']))) return undefined;
  const root = Raw.root(document, new Notices(), ROOT);
  const configs = root.key('configs');
  const objects = configs.objects();
  const elements = objects.filter((raw) => ELEMENTS.has(raw.type));
  const found = [
    ...objects.filter((raw) => !ELEMENTS.has(raw.type)).map(readSection),
    ...readElements(elements, configs.pointer),
  ];
  const entries = (name: string) =>
    found.filter(({ section }) => section.type === `${ADMIN}${name}`).flatMap((section) => section.found);
  const at = ({ resource, field }: FoundResource, rest: string) =>
    rawAt(root, resource.pointer).at(field === '' ? rest : field);
  const ofEntries = entries('RoutesConfigDump').flatMap((entry) => {
    const raw = at(entry, 'route_config');
    if (raw.object !== null && ['', ROUTE_CONFIG].includes(raw.type)) return [configOf(raw, entry.resource)];
    root.notices.add('route-config-unparsed', () => entry.resource.pointer, raw.type);
    return [];
  });
  const ofScopes = entries('ScopedRoutesConfigDump').flatMap((entry) =>
    at(entry, 'scoped_route_configs')
      .objects()
      .map((scope) => scope.at('route_configuration'))
      .filter((raw) => raw.object !== null)
      .map((raw) => configOf(raw, entry.resource)),
  );
  return {
    sections: found.map(({ section }) => section),
    routeConfigs: [...ofEntries, ...ofScopes],
    notices: root.notices,
  };
}

function rawAt(root: Raw, pointer: string): Raw {
  let raw = root;
  for (const token of pointer.split('/').slice(1)) {
    const index = Number(token);
    const item = isJsonArray(raw.value) ? raw.items()[index] : undefined;
    raw = item ?? raw.key(token.replaceAll('~1', '/').replaceAll('~0', '~'));
  }
  return raw;
}
