import { isHiddenText } from '@/lib/core/hidden-text';
import type { JsonBytes } from './bytes';
import { stringAt } from './cursor';
import type { HiddenTable } from './hidden-table';
import { below, type Inside, inList, isTypeName, MATCHER, SECRET, within } from './redaction-context';
import { BY_ENVOY, lengthClass, overwrite } from './redaction-filler';
import { aboutMembers, LooksAt, membersOf } from './redaction-members';
import type { Words } from './redaction-words';
import type { Span } from './span';

interface Walk {
  readonly document: JsonBytes;
  readonly words: Words;
  readonly tag: (text: string) => string;
  readonly hidden: HiddenTable;
}

function hide({ document, hidden, tag }: Walk, span: Span, rule: string, text: string): void {
  hidden.add(span.start, rule, lengthClass(text.length), tag(text));
  overwrite(document.bytes, span);
}

function hideText(walk: Walk, span: Span, { flags, rule }: Inside): void {
  const text = stringAt(walk.document.bytes, span);
  if (text === '' || isHiddenText(text)) return;
  if (BY_ENVOY.has(text)) {
    walk.hidden.add(span.start, 'by-envoy', lengthClass(text.length), '');
    return;
  }
  const found = flags & SECRET ? rule : walk.words.values.ruleFor(text, (flags & MATCHER) !== 0);
  if (found !== null) hide(walk, span, found, text);
}

function walkObject(walk: Walk, span: Span, around: Inside): void {
  const { document, words } = walk;
  const members = membersOf(document, span, words);
  const about = aboutMembers(document.bytes, members, words);
  const inside = within(about, around, words.rules);
  for (const { word, value } of members) {
    if (isTypeName(word.key) && document.kind(value) === 'string') continue;
    walkValue(walk, value, below(inside, word, new LooksAt(document, value.start), about.isSource));
  }
}

/**
 * Hides what the rules hide in a value, in a context, by overwriting its bytes. Members whose key stands there twice
 * are both judged, also the one that a reader never sees.
 */
export function walkValue(walk: Walk, span: Span, inside: Inside): void {
  const { document } = walk;
  const kind = document.kind(span);
  if (kind === 'string') hideText(walk, span, inside);
  else if (kind === 'object') walkObject(walk, span, inside);
  else if (kind === 'array') {
    const each = inList(inside);
    for (const item of document.items(span)) walkValue(walk, item, each);
  } else if (kind === 'number' && (inside.flags & SECRET) !== 0) {
    hide(walk, span, inside.rule, document.raw(span));
  }
}
