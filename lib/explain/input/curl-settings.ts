import { formEscape } from './bytes';
import type { CurlArgument } from './curl-arguments';
import { isQuiet } from './curl-flags';
import type { InputProblem, Unread } from './understood';

/** What the flags of one curl command ask for. */
export interface CurlSettings {
  urls: string[];
  method: string | null;
  isHead: boolean;
  isGet: boolean;
  /** `-H` lines in order, as written. */
  headers: string[];
  /** What `-d` and its sisters send, joined; null without any. */
  data: string | null;
  isJson: boolean;
  query: string | null;
  user: string | null;
  bearer: string | null;
  agent: string | null;
  referer: string | null;
  cookies: string[];
  range: string | null;
  isCompressed: boolean;
  sendsTransferEncodings: boolean;
  version: '1.0' | '1.1' | '2' | '2-prior' | '3' | null;
  isPathAsIs: boolean;
  hasGlobs: boolean;
  requestTarget: string | null;
  resolve: string[];
  connectTo: string[];
  hasProxyLine: boolean;
  proxyClient: string | null;
  interfaceName: string | null;
  localPort: string | null;
  hasAlpn: boolean;
  unread: Unread[];
  problems: InputProblem[];
}

function emptySettings(): CurlSettings {
  return {
    ...{ urls: [], method: null, isHead: false, isGet: false, headers: [], data: null, isJson: false },
    ...{ query: null, user: null, bearer: null, agent: null, referer: null, cookies: [], range: null },
    ...{
      isCompressed: false,
      sendsTransferEncodings: false,
      version: null,
      isPathAsIs: false,
      hasGlobs: true,
    },
    ...{ requestTarget: null, resolve: [], connectTo: [], hasProxyLine: false, proxyClient: null },
    ...{ interfaceName: null, localPort: null, hasAlpn: true, unread: [], problems: [] },
  };
}

type Effect = (settings: CurlSettings, argument: CurlArgument) => void;

function addData(settings: CurlSettings, text: string, joint: string): void {
  settings.data = settings.data === null ? text : settings.data + joint + text;
}

function fileNotRead(settings: CurlSettings, argument: CurlArgument, file: string): void {
  settings.problems.push({ code: 'file-not-read', flag: argument.written, file });
}

/** `-d`: a value that starts with `@` is a file, whose bytes only the user has. */
const data: Effect = (settings, argument) => {
  if (argument.value.startsWith('@')) fileNotRead(settings, argument, argument.value.slice(1));
  addData(settings, argument.value.startsWith('@') ? '' : argument.value, '&');
};

/** `content`, `=content`, `name=content`, `@file`, `name@file`: only the content is escaped. */
function urlEncoded(settings: CurlSettings, argument: CurlArgument): string {
  const sign = /[=@]/.exec(argument.value);
  if (sign === null) return formEscape(argument.value);
  const name = argument.value.slice(0, sign.index);
  const content = argument.value.slice(sign.index + 1);
  if (sign[0] === '@') fileNotRead(settings, argument, content);
  const escaped = sign[0] === '@' ? '' : formEscape(content);
  return name === '' ? escaped : `${name}=${escaped}`;
}

function addQuery(settings: CurlSettings, argument: CurlArgument): void {
  // `+text` is taken as it is.
  const text = argument.value.startsWith('+') ? argument.value.slice(1) : urlEncoded(settings, argument);
  settings.query = settings.query === null ? text : `${settings.query}&${text}`;
}

function addJson(settings: CurlSettings, argument: CurlArgument): void {
  if (argument.value.startsWith('@')) fileNotRead(settings, argument, argument.value.slice(1));
  addData(settings, argument.value.startsWith('@') ? '' : argument.value, '');
  settings.isJson = true;
}

function addHeader(settings: CurlSettings, argument: CurlArgument): void {
  if (argument.value.startsWith('@')) fileNotRead(settings, argument, argument.value.slice(1));
  else settings.headers.push(argument.value);
}

function addCookies(settings: CurlSettings, argument: CurlArgument): void {
  // A value without `=` is the name of a file.
  if (argument.value.includes('=')) settings.cookies.push(argument.value);
  else if (argument.value !== '') fileNotRead(settings, argument, argument.value);
}

const setReferer: Effect = (settings, { value }) => {
  settings.referer = value.replace(/;auto$/, '');
};

type TextKey =
  | 'method'
  | 'user'
  | 'bearer'
  | 'agent'
  | 'range'
  | 'requestTarget'
  | 'proxyClient'
  | 'interfaceName'
  | 'localPort';
type SwitchKey =
  | 'isHead'
  | 'isGet'
  | 'isCompressed'
  | 'sendsTransferEncodings'
  | 'isPathAsIs'
  | 'hasGlobs'
  | 'hasProxyLine'
  | 'hasAlpn';

function text(key: TextKey): Effect {
  return (settings, { value }) => {
    settings[key] = value;
  };
}

function turn(key: SwitchKey, to: boolean): Effect {
  return (settings) => {
    settings[key] = to;
  };
}

function version(to: CurlSettings['version']): Effect {
  return (settings) => {
    settings.version = to;
  };
}

function more(key: 'urls' | 'resolve' | 'connectTo'): Effect {
  return (settings, { value }) => {
    settings[key].push(value);
  };
}

const EFFECTS: ReadonlyMap<string, Effect> = new Map<string, Effect>([
  ['url', more('urls')],
  ['request', text('method')],
  ['head', turn('isHead', true)],
  ['get', turn('isGet', true)],
  ['header', addHeader],
  ['data', data],
  ['data-ascii', data],
  ['data-binary', data],
  ['data-raw', (settings, { value }) => addData(settings, value, '&')],
  ['data-urlencode', (settings, argument) => addData(settings, urlEncoded(settings, argument), '&')],
  ['json', addJson],
  ['url-query', addQuery],
  ['user', text('user')],
  ['oauth2-bearer', text('bearer')],
  ['user-agent', text('agent')],
  ['referer', setReferer],
  ['cookie', addCookies],
  ['range', text('range')],
  ['compressed', turn('isCompressed', true)],
  ['no-compressed', turn('isCompressed', false)],
  ['tr-encoding', turn('sendsTransferEncodings', true)],
  ['http1.0', version('1.0')],
  ['http1.1', version('1.1')],
  ['http2', version('2')],
  ['http2-prior-knowledge', version('2-prior')],
  ['http3', version('3')],
  ['http3-only', version('3')],
  ['path-as-is', turn('isPathAsIs', true)],
  ['globoff', turn('hasGlobs', false)],
  ['request-target', text('requestTarget')],
  ['resolve', more('resolve')],
  ['connect-to', more('connectTo')],
  ['haproxy-protocol', turn('hasProxyLine', true)],
  ['haproxy-clientip', text('proxyClient')],
  ['interface', text('interfaceName')],
  ['local-port', text('localPort')],
  ['alpn', turn('hasAlpn', true)],
  ['no-alpn', turn('hasAlpn', false)],
]);

/** Sums up the flags; one that is neither known to act here nor known to be without effect is listed as unread. */
export function curlSettings(list: readonly CurlArgument[]): CurlSettings {
  const settings = emptySettings();
  for (const argument of list) {
    const effect = EFFECTS.get(argument.name);
    if (effect !== undefined) effect(settings, argument);
    else if (!isQuiet(argument.name)) {
      const value = argument.value === '' ? null : argument.value;
      settings.unread.push({ kind: 'flag', text: argument.written, value });
    }
  }
  return settings;
}
