import type { HeaderStep } from '@/lib/answers/route-detail-types';
import type { HeaderAddition, HeaderMutations } from '@/lib/envoy/route-parts-model';
import type { HeaderMutationStep } from '@/lib/envoy/route-policy-model';
import { valueWords } from '../../words/value-words';
import { type Lines, levelWords, line } from './line';

/** What Envoy does with a header that is there already (HeaderValueOption.append_action). */
const ACTIONS: ReadonlyMap<string, string> = new Map([
  ['APPEND_IF_EXISTS_OR_ADD', 'adds'],
  ['ADD_IF_ABSENT', 'adds if absent'],
  ['OVERWRITE_IF_EXISTS_OR_ADD', 'sets'],
  ['OVERWRITE_IF_EXISTS', 'sets if present'],
]);

/** `sets x-user: %REQ(:authority)%` */
function additionWords({ key, value, action, keepEmpty }: HeaderAddition): string {
  const verb = ACTIONS.get(action) ?? action;
  return `${verb} ${key}: ${value === '' ? '""' : value}${keepEmpty ? ' (also when empty)' : ''}`;
}

/** One change of a copy's headers. */
export function mutationWords(step: HeaderMutationStep): string {
  switch (step.kind) {
    case 'append':
      return additionWords(step.header);
    case 'remove':
      return `removes ${step.name}`;
    case 'remove-on-match':
      return `removes every header ${valueWords(step.match, false)}`;
    case 'unknown':
      return `${step.field} (not understood)`;
  }
}

/** The four lists of one level. Envoy removes before it adds. */
export function headerLines(headers: HeaderMutations): Lines {
  return [
    ...line(
      'request_headers_to_remove',
      headers.requestRemove.map((name) => `removes ${name}`),
    ),
    ...line('request_headers_to_add', headers.requestAdd.map(additionWords)),
    ...line(
      'response_headers_to_remove',
      headers.responseRemove.map((name) => `removes ${name}`),
    ),
    ...line('response_headers_to_add', headers.responseAdd.map(additionWords)),
  ];
}

/** Whose list a step is: `weighted cluster cart v1`, `virtual host`. */
export function stepTitle({ level, cluster }: HeaderStep): string {
  return cluster === '' ? levelWords(level) : `${levelWords(level)} ${cluster}`;
}
