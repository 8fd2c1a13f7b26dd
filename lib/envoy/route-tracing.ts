import type { Raw } from './raw';
import type { CustomTag, Decorator, Tracing } from './route-detail-model';
import { DECORATOR_FIELDS, TRACING_FIELDS } from './route-fields';
import { readPercent } from './route-fraction';
import { metadataKeyText } from './route-rate-limits';

const NAMED = [
  ['literal', 'value', 'literal'],
  ['environment', 'name', 'environment'],
  ['request_header', 'name', 'request-header'],
] as const;

/** type.tracing.v3.CustomTag */
function readTag(raw: Raw): CustomTag {
  const tag = raw.text('tag');
  for (const [field, valueField, kind] of NAMED) {
    const source = raw.at(field);
    if (source.object !== null)
      return { tag, from: { kind, value: source.text(valueField) }, otherwise: source.text('default_value') };
  }
  const metadata = raw.at('metadata');
  if (metadata.object !== null) {
    const of = metadata.at('kind').keys()[0] ?? '';
    const path = metadataKeyText(metadata.at('metadata_key'));
    return { tag, from: { kind: 'metadata', of, path }, otherwise: metadata.text('default_value') };
  }
  const format = raw.textOrNull('value');
  const from =
    format === null ? ({ kind: 'unknown' } as const) : ({ kind: 'format', value: format } as const);
  return { tag, from, otherwise: '' };
}

/** config.route.v3.Tracing; null: the connection manager's settings hold. */
export function readTracing(raw: Raw): Tracing | null {
  if (raw.object === null) return null;
  raw.expect(TRACING_FIELDS);
  return {
    client: readPercent(raw.at('client_sampling')),
    random: readPercent(raw.at('random_sampling')),
    overall: readPercent(raw.at('overall_sampling')),
    operation: raw.text('operation'),
    upstreamOperation: raw.text('upstream_operation'),
    tags: raw.at('custom_tags').objects().map(readTag),
  };
}

/** config.route.v3.Decorator */
export function readDecorator(raw: Raw): Decorator | null {
  if (raw.object === null) return null;
  raw.expect(DECORATOR_FIELDS);
  // Propagated to the upstream unless it says otherwise (Decorator.propagate).
  return { operation: raw.text('operation'), propagate: raw.flagOrNull('propagate') ?? true };
}
