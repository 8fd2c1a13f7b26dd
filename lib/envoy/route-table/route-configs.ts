import type { JsonPointer } from '@/lib/core/brand';
import { parsePointer, ROOT } from '@/lib/core/json-pointer';
import type { JsonBytes } from '@/lib/json/bytes';
import type { Span } from '@/lib/json/span';
import type { ReadSection, ResourcePlace } from '../dump-sections';
import type { Notices } from '../notices';
import { Raw } from '../raw';
import type { ResourceMeta } from '../resource-model';
import { shallow } from '../shallow';
import type { RouteList } from './build';
import type { ConfigHolder } from './rules';

/** A route configuration without what is in it. */
export interface RouteConfigPlace extends ResourceMeta {
  readonly name: string;
  /** Where the configuration itself stands: `pointer` is that of its entry. */
  readonly at: JsonPointer;
  readonly span: Span;
}

/** A list of the dump with the route configurations that stand in it. */
export interface PlacedConfigs extends RouteList {
  readonly places: readonly RouteConfigPlace[];
}

const ADMIN = 'envoy.admin.v3.';
const ROUTE_CONFIG_TYPE = 'envoy.config.route.v3.RouteConfiguration';

type Reader = (document: JsonBytes, place: ResourcePlace, notices: Notices) => readonly RouteConfigPlace[];

function placed(
  document: JsonBytes,
  { resource: { pointer, state, version, lastUpdated } }: ResourcePlace,
  config: Raw,
): readonly RouteConfigPlace[] {
  const span = document.find(config.pointer);
  const meta = { pointer, state, version, lastUpdated };
  return span === null ? [] : [{ ...meta, name: config.text('name'), at: config.pointer, span }];
}

/** A route configuration of the dump; none, with a notice, when it is of another type or not an object. */
const ofEntry: Reader = (document, place, notices) => {
  const entry = Raw.root(shallow(document, place.span, 2), notices, place.resource.pointer);
  const config = entry.at(place.field);
  const { type } = config;
  if (config.object !== null && (type === '' || type === ROUTE_CONFIG_TYPE))
    return placed(document, place, config);
  notices.add('route-config-unparsed', () => entry.pointer, type);
  return [];
};

/** Route configurations that stand inside a scope; a scope that names one by RDS has none of its own. */
const ofScopes: Reader = (document, place, notices) =>
  Raw.root(shallow(document, place.span, 4), notices, place.resource.pointer)
    .at('scoped_route_configs')
    .objects()
    .map((scope) => scope.at('route_configuration'))
    .filter((config) => config.object !== null)
    .flatMap((config) => placed(document, place, config));

const READERS: readonly (readonly [section: string, holder: ConfigHolder, reader: Reader])[] = [
  [`${ADMIN}RoutesConfigDump`, 'entry', ofEntry],
  [`${ADMIN}ScopedRoutesConfigDump`, 'scopes', ofScopes],
];

function parentOf(pointer: JsonPointer): JsonPointer {
  return parsePointer(pointer.slice(0, pointer.lastIndexOf('/'))) ?? ROOT;
}

/** Every route configuration of a dump: those of the routes sections, then those inside of scopes. */
export function placeRouteConfigs(
  document: JsonBytes,
  sections: readonly ReadSection[],
  notices: Notices,
): readonly PlacedConfigs[] {
  return READERS.flatMap(([type, holder, reader]) => {
    const entries = sections.filter(({ section }) => section.type === type).flatMap(({ places }) => places);
    const byList = Map.groupBy(entries, ({ resource }) => parentOf(resource.pointer));
    return [...byList].flatMap(([pointer, group]) => {
      const span = document.find(pointer);
      const places = group.flatMap((place) => reader(document, place, notices));
      return span === null ? [] : [{ holder, span, places, configs: places.map((place) => place.span) }];
    });
  });
}
