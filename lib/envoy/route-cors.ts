import type { Raw } from './raw';
import { CORS_FIELDS } from './route-fields';
import { readFraction } from './route-fraction';
import type { CorsPolicy } from './route-parts-model';
import { readStringMatch } from './value-match';

/** config.route.v3.CorsPolicy; the filter's own CorsPolicy has the same fields. Null when missing. */
export function readCors(raw: Raw): CorsPolicy | null {
  if (raw.object === null) return null;
  raw.expect(CORS_FIELDS);
  return {
    origins: raw.at('allow_origin_string_match').objects().map(readStringMatch),
    methods: raw.text('allow_methods'),
    headers: raw.text('allow_headers'),
    exposeHeaders: raw.text('expose_headers'),
    maxAge: raw.text('max_age'),
    credentials: raw.flagOrNull('allow_credentials'),
    enabled: readFraction(raw.at('filter_enabled')),
    shadow: readFraction(raw.at('shadow_enabled')),
    privateNetwork: raw.flagOrNull('allow_private_network_access'),
    forwardOthers: raw.flagOrNull('forward_not_matching_preflights'),
  };
}
