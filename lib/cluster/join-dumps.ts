import { fail } from '@/lib/core/errors';

const OPEN = /^\s*\{\s*"configs"\s*:\s*\[/;
const EMPTY = /^\s*\{\s*\}\s*$/;
const CLOSE = /\]\s*\}\s*$/;
const BLANK = /^\s*$/;

/** What stands between the brackets of `configs`; `{}` is Envoy's word for nothing. */
function inside(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes);
  if (EMPTY.test(text)) return '';
  const open = OPEN.exec(text);
  const close = CLOSE.exec(text);
  if (open === null || close === null || close.index < open[0].length)
    return fail('not-envoy', { reason: 'a section of the dump has no configs' });
  const content = text.slice(open[0].length, close.index);
  return BLANK.test(content) ? '' : content;
}

/** The answer for the resources of one list (`resource=`) as a dump that has this list in its section. */
export function asSection(bytes: Uint8Array, type: string, list: string): Uint8Array {
  const section = `{"@type": ${JSON.stringify(type)}, ${JSON.stringify(list)}: [${inside(bytes)}]}`;
  return new TextEncoder().encode(`{"configs": [${section}]}`);
}

/**
 * One dump from answers that hold some of its sections each, in that order. What they say is not looked at: that it is
 * JSON is found out when it is opened. Throws `not-envoy` for an answer that is no list of sections.
 */
export function joinDumps(answers: readonly Uint8Array[]): Uint8Array {
  const sections = answers.map(inside).filter((content) => content !== '');
  return new TextEncoder().encode(`{"configs": [${sections.join(',')}]}`);
}
