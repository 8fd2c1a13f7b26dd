import type { Notice, NoticeCode } from '@/lib/core/notice';
import { name, type Phrase } from '../phrase';

const WORDS: Readonly<Record<NoticeCode, (subject: string) => Phrase>> = {
  'unknown-type': (subject) => ['Type ', name(subject), ' is not known: shown raw.'],
  'unknown-field': (subject) => ['Field ', name(subject), ' is not known: shown raw.'],
  'not-an-object': (subject) => [name(subject), ' is not an object: shown raw.'],
  'section-repeated': (subject) => [
    'Section ',
    name(subject),
    ' occurs more than once: all of them are read.',
  ],
  'route-config-unparsed': (subject) => [
    'Route configuration ',
    name(subject),
    ' could not be read: shown raw.',
  ],
  'endpoints-without-eds': () => [
    'The dump has no endpoints: it was taken without ',
    name('include_eds'),
    '. Health comes from /clusters where that was read.',
  ],
  'too-deep': (subject) => [name(subject), ' is nested too deeply to be read: shown raw.'],
  'text-instead-of-json': (subject) => ['Envoy answered with text instead of JSON: ', name(subject)],
};

/** One notice in a sentence. */
export function noticeWords(notice: Notice): Phrase {
  return WORDS[notice.code](notice.subject);
}
