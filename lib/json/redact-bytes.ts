import type { JsonBytes } from './bytes';
import { HiddenTable } from './hidden-table';
import { Places } from './redaction-places';
import type { RedactionRules } from './redaction-rules';
import { walkValue } from './redaction-walk';
import { Words } from './redaction-words';

/**
 * Hides secrets in the bytes of a document, before anything else reads them: the same values as `redact` hides in a
 * tree. Each is overwritten by a filler of the same length; brackets, offsets and the index stay.
 *
 * One pass looks for the triggers of the rules, and only what stands around one is read. A rule whose words are not
 * among the triggers hides nothing here: a test holds the two together.
 * @param tag keyed hash of a hidden text, so that equal values stay comparable and none can be read back
 * @returns what was hidden; values that Envoy had hidden are listed with the rule `by-envoy`
 */
export function redactBytes(
  document: JsonBytes,
  rules: RedactionRules,
  tag: (text: string) => string,
): HiddenTable {
  const words = new Words(rules);
  const hidden = new HiddenTable(document);
  const walk = { document, words, tag, hidden };
  for (const { span, inside } of new Places(document, words).find()) walkValue(walk, span, inside);
  return hidden;
}
