import { count, type ErrorWords, type Say, text, words } from './error-phrases';
import { ADMIN_WORDS, KUBERNETES_WORDS } from './error-words-cluster';
import type { AppError, ErrorCode } from './errors';

const REQUEST: Record<
  | 'bad-request'
  | 'unauthorized'
  | 'forbidden-origin'
  | 'not-found'
  | 'too-large'
  | 'busy'
  | 'cancelled'
  | 'internal',
  Say
> = {
  'bad-request': (d) =>
    words(
      'The request is not valid',
      text(d, 'what', 'A value in it has the wrong form.'),
      'Go back, or open the page again from the rail.',
    ),
  unauthorized: () =>
    words(
      'This browser is not signed in',
      'The start-up token is missing or belongs to an earlier start.',
      'Open the URL that gatescope printed when it started.',
    ),
  'forbidden-origin': () =>
    words(
      'The request came from another site',
      'Gatescope answers only its own pages.',
      'Open Gatescope in its own tab.',
    ),
  'not-found': (d) =>
    words(
      'Not found',
      `${text(d, 'what', 'It')} does not exist here.`,
      'Check the link, or choose another source.',
    ),
  'too-large': (d) =>
    words(
      'The answer is too large',
      `It passed the limit of ${text(d, 'limit', 'this server')}.`,
      d['flag'] === undefined
        ? 'Raise the limit, or capture a part of it into a file and open that.'
        : `Start Gatescope with a larger ${text(d, 'flag', '')} (MiB). Listeners, Secrets, Bootstrap and Admin need less and open without it.`,
    ),
  busy: () =>
    words('Too much at once', 'Every slot for reading from pods is taken.', 'Try again in a few seconds.'),
  cancelled: () =>
    words('Cancelled', 'The reading was stopped before it was done.', 'Retry when you want it.'),
  internal: (d) =>
    d['what'] === 'server-gone'
      ? words(
          'Gatescope does not answer',
          'Its process has stopped, or the machine slept.',
          'Start it again in the terminal, then retry.',
        )
      : words(
          'Something broke inside Gatescope',
          'This is a bug, not a fault of your cluster.',
          'Retry; report it with the request id if it stays.',
        ),
};

const DATA: Record<
  Extract<
    ErrorCode,
    `dump-${string}` | `file-${string}` | `upload-${string}` | `snapshot-${string}` | `resource-${string}`
  >,
  Say
> = {
  'dump-not-json': (d) =>
    words(
      'This is not JSON',
      text(d, 'reason', 'It cannot be parsed.'),
      'Save the answer of /config_dump as it is, and open that.',
    ),
  'dump-truncated': (d) =>
    d['bytes'] === 0
      ? words(
          'The file is empty',
          'There is not one byte in it.',
          'Fetch it again; check that the command that wrote it did not fail.',
        )
      : words(
          'The file ends too early',
          `It stops in the middle of a value after ${count(d, 'bytes', 'some')} bytes. Nothing of it is shown, so that half is not taken for whole.`,
          'Fetch it again; check the free disk space.',
        ),
  'dump-not-understood': (d) =>
    words(
      'This is not a config_dump',
      `It looks like ${text(d, 'looksLike', 'something else')}.`,
      'Open the answer of /config_dump or istioctl proxy-config all -o json.',
    ),
  'dump-too-deep': (d) =>
    words(
      'The document is nested too deeply',
      `Deeper than ${text(d, 'limit', '200')} levels; Envoy never writes that.`,
      'Check where the file comes from.',
    ),
  'file-unreadable': (d) =>
    words(
      'The file cannot be read',
      `${text(d, 'path', 'It')}: ${text(d, 'reason', 'unknown reason')}.`,
      'Check the path and its permissions.',
    ),
  'upload-mismatch': (d) =>
    words(
      'The upload did not arrive whole',
      text(d, 'reason', 'Bytes and checksum do not agree.'),
      'Drop the file again.',
    ),
  'snapshot-gone': () =>
    words(
      'This snapshot was closed',
      'Open snapshots share the memory that Gatescope may use: it made room for newer ones, or Gatescope was restarted.',
      'Open it again: its source is read anew.',
    ),
  'resource-gone': (d) =>
    words(
      'Not in this snapshot',
      `${text(d, 'what', 'The resource')} does not exist in it; the configuration may have changed.`,
      'Close the panel and pick it from the list.',
    ),
};

const WORDS: Record<ErrorCode, Say> = { ...REQUEST, ...KUBERNETES_WORDS, ...ADMIN_WORDS, ...DATA };

/** Words for an error. Total: every code has a sentence and a next step (checked by the type and a test). */
export function explainError(error: AppError): ErrorWords {
  return WORDS[error.code](error.details);
}
