import type { Raw } from './raw';
import { decodeBytes } from './route-bytes';
import { HEADER_OPTION_FIELDS } from './route-fields';
import type { AppendAction, HeaderAddition, HeaderMutations } from './route-parts-model';
import type { HeaderMutationStep } from './route-policy-model';
import { readStringMatch } from './value-match';

/** The first value of the enum is left out of a dump. */
const DEFAULT_ACTION = 'APPEND_IF_EXISTS_OR_ADD';

function readAction(raw: Raw): AppendAction {
  // The deprecated flag wins where it is set (header_parser.cc): false overwrites.
  const append = raw.flagOrNull('append');
  if (append !== null) return append ? DEFAULT_ACTION : 'OVERWRITE_IF_EXISTS_OR_ADD';
  return raw.text('append_action') || DEFAULT_ACTION;
}

/** config.core.v3.HeaderValueOption. A value in bytes is decoded; what is not text shows replacement characters. */
function readAddition(raw: Raw): HeaderAddition {
  raw.expect(HEADER_OPTION_FIELDS);
  const header = raw.at('header');
  const bytes = header.text('raw_value');
  return {
    key: header.text('key'),
    value: bytes === '' ? header.text('value') : decodeBytes(bytes),
    action: readAction(raw),
    keepEmpty: raw.flag('keep_empty_value'),
  };
}

/** The four header lists that a route, a virtual host, a route configuration and a weighted cluster have. */
export function readHeaders(raw: Raw): HeaderMutations {
  return {
    requestAdd: raw.at('request_headers_to_add').objects().map(readAddition),
    requestRemove: raw.texts('request_headers_to_remove'),
    responseAdd: raw.at('response_headers_to_add').objects().map(readAddition),
    responseRemove: raw.texts('response_headers_to_remove'),
  };
}

/** config.common.mutation_rules.v3.HeaderMutation */
export function readMutationStep(raw: Raw): HeaderMutationStep {
  const name = raw.textOrNull('remove');
  if (name !== null) return { kind: 'remove', name };
  const header = raw.at('append');
  if (header.object !== null) return { kind: 'append', header: readAddition(header) };
  const match = raw.at('remove_on_match').at('key_matcher');
  if (match.object !== null) return { kind: 'remove-on-match', match: readStringMatch(match) };
  const [field = ''] = raw.keys();
  raw.notices.add('unknown-field', () => raw.key(field).pointer, field);
  return { kind: 'unknown', field };
}
