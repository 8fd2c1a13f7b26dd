import type { InputNote, InputProblem, Unread } from '@/lib/explain/input/understood';
import type { Words } from '../types';
import { name } from './names';

const quoted = (text: string): Words[number] => ({
  name: text.length > 200 ? `${text.slice(0, 200)}…` : text,
});

/** What is wrong with a pasted text. */
export function problemWords(problem: InputProblem): Words {
  switch (problem.code) {
    case 'empty':
      return ['Nothing was pasted.'];
    case 'not-understood':
      return ['This is no URL, curl command, HTTP request or access-log line.'];
    case 'too-long':
      return ['The text is longer than 1,000,000 characters. Paste one request of it.'];
    case 'no-url':
      return ['The curl command has no URL.'];
    case 'unclosed-quote':
      return ['A quote is not closed.'];
    case 'no-method':
      return ['The request line has no method.'];
    case 'bad-url':
      return ['This URL cannot be read: ', quoted(problem.text), '.'];
    case 'bad-scheme':
      return ['Only http and https are HTTP: ', quoted(problem.text), '.'];
    case 'bad-port':
      return ['This is no port: ', quoted(problem.text), '.'];
    case 'bad-request-line':
      return ['The first line is no request line: ', quoted(problem.text), '.'];
    case 'bad-header':
      return ['This is no header line: ', quoted(problem.text), '.'];
    case 'folded-header':
      return ['A header is folded over two lines: ', quoted(problem.text), '.'];
    case 'shell-expansion':
      return ['A shell would put something else here: ', quoted(problem.text), '. It is taken as it stands.'];
    case 'url-glob':
      return ['curl makes several URLs of this: ', quoted(problem.text), '.'];
    case 'flag-without-value':
      return ['The flag ', quoted(problem.flag), ' lacks its value.'];
    case 'bad-flag-value':
      return ['The value of ', quoted(problem.flag), ' cannot be read: ', quoted(problem.value), '.'];
    case 'file-not-read':
      return [quoted(problem.flag), ' reads the file ', quoted(problem.file), ', which is on your machine.'];
    case 'bad-json':
      return [`This JSON cannot be read: ${problem.message}`];
    case 'missing-field':
      return ['The field ', quoted(problem.pointer), ' is missing.'];
    case 'bad-field':
      return ['The field ', quoted(problem.pointer), ` should be ${problem.wanted}, and is ${problem.got}.`];
  }
}

/** What is worth knowing of how a text was read. */
export function noteWords(note: InputNote): Words {
  switch (note.code) {
    case 'fragment-not-sent':
      return ['The fragment ', quoted(`#${note.fragment}`), ' stays in the browser; it is not sent.'];
    case 'userinfo-sent-as-authorization':
      return ['The user ', quoted(note.user), ' of the URL is sent in the header authorization.'];
    case 'default-port':
      return [`The URL names no port: ${note.port}.`];
    case 'path-squashed':
    case 'path-encoded':
      return ['curl sends ', quoted(note.to), ' for ', quoted(note.from), '.'];
    case 'user-agent-assumed':
      return ['curl says ', quoted(note.value), ' of itself; yours may be another version.'];
    case 'only-first-answer':
      return ['curl follows redirects; the first answer is explained.'];
    case 'password-asked':
      return ['curl would ask for a password; none is sent here.'];
    case 'more-requests-left-out':
      return ['The command has several URLs; the first is explained.'];
    case 'connects-to-name':
      return ['It connects to ', name(note.host), ', a name that is resolved elsewhere.'];
    case 'body-left-out':
      return [`The body (${note.length} bytes) decides nothing here.`];
    case 'headers-not-logged':
      return ['A log line has no headers but host and user agent: conditions on others find them absent.'];
    case 'x-forwarded-for-left-out':
      return ['x-forwarded-for is logged after Envoy has added the peer; it is left out.'];
    case 'tcp-connection':
      return ['The line is of a TCP connection, not of an HTTP request.'];
    case 'more-lines-left-out':
      return [`${note.count} more lines were pasted; the first is explained.`];
  }
}

/** A flag or field that has no part in the question. */
export const unreadText = ({ text, value }: Unread): string =>
  value === null || value === '' ? text : `${text} ${value.length > 80 ? `${value.slice(0, 80)}…` : value}`;
