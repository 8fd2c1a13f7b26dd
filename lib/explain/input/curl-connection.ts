import type { CurlSettings } from './curl-settings';
import { NOWHERE, type Place } from './parts';
import { isIp, portOf } from './place';
import type { InputNote, InputProblem } from './understood';
import type { UrlPieces } from './url';

/** Pieces between colons; a colon inside brackets is no border, and the brackets are removed. */
function colonPieces(text: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  let depth = 0;
  for (const char of text) {
    if (char === '[') depth += 1;
    else if (char === ']') depth = Math.max(0, depth - 1);
    else if (char === ':' && depth === 0) {
      pieces.push(piece);
      piece = '';
    } else piece += char;
  }
  pieces.push(piece);
  return pieces;
}

interface Connection {
  readonly listener: Place;
  readonly source: Place;
  readonly proxySource: Place | null;
  readonly notes: readonly InputNote[];
  readonly problems: readonly InputProblem[];
}

const sameHost = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** `--connect-to HOST1:PORT1:HOST2:PORT2`: the first that fits; an empty piece fits all, or leaves it as it is. */
function connectTo(settings: CurlSettings, url: UrlPieces, problems: InputProblem[]) {
  for (const value of settings.connectTo) {
    const [host = '', port = '', toHost = '', toPort = '', ...more] = colonPieces(value);
    if (more.length > 0 || !value.includes(':') || (toPort !== '' && portOf(toPort) === null)) {
      problems.push({ code: 'bad-flag-value', flag: '--connect-to', value });
    } else if ((host === '' || sameHost(host, url.host)) && (port === '' || portOf(port) === url.port)) {
      return { host: toHost === '' ? url.host : toHost, port: portOf(toPort) ?? url.port };
    }
  }
  return { host: url.host, port: url.port };
}

/** `--resolve [+]HOST:PORT:ADDRESS[,ADDRESS]`: the last entry of a name wins over earlier ones, a name over `*`. */
function resolve(
  settings: CurlSettings,
  host: string,
  port: number,
  problems: InputProblem[],
): string | null {
  let exact: string | null = null;
  let any: string | null = null;
  for (const value of settings.resolve) {
    const isRemoval = value.startsWith('-');
    const match = /^[+-]?(\[[^\]]*\]|[^:]*):([0-9]+)(?::(.*))?$/s.exec(value);
    const address = match?.[3]?.split(',', 1)[0]?.replace(/^\[(.*)\]$/s, '$1') ?? null;
    if (match === null || (!isRemoval && (address === null || !isIp(address)))) {
      problems.push({ code: 'bad-flag-value', flag: '--resolve', value });
    } else if (portOf(match[2] ?? '') === port) {
      const name = (match[1] ?? '').replace(/^\[(.*)\]$/s, '$1');
      if (name === '*') any = isRemoval ? null : address;
      else if (sameHost(name, host)) exact = isRemoval ? null : address;
    }
  }
  return exact ?? any;
}

/** `--interface` may name a device, whose address is not known here. */
function sourceOf(settings: CurlSettings): Place {
  const name = settings.interfaceName?.replace(/^host!/, '') ?? '';
  const address = isIp(name) ? name : null;
  const port = portOf(settings.localPort ?? '');
  return address === null && port === null ? NOWHERE : { address, port };
}

/** Where curl connects, and from where as far as its flags tell. */
export function curlConnection(settings: CurlSettings, url: UrlPieces): Connection {
  const notes: InputNote[] = [];
  const problems: InputProblem[] = [];
  const to = connectTo(settings, url, problems);
  const address = isIp(to.host) ? to.host : resolve(settings, to.host, to.port, problems);
  if (address === null && settings.connectTo.length > 0 && !sameHost(to.host, url.host)) {
    notes.push({ code: 'connects-to-name', host: to.host });
  }
  const source = sourceOf(settings);
  const client = settings.proxyClient;
  if (client !== null && !isIp(client)) {
    problems.push({ code: 'bad-flag-value', flag: '--haproxy-clientip', value: client });
  }
  const sendsProxyLine = settings.hasProxyLine || client !== null;
  // The line carries curl's own end of the connection, unless another client is named.
  const proxySource = client !== null && isIp(client) ? { address: client, port: source.port } : source;
  return {
    ...{ listener: { address, port: to.port }, source, notes, problems },
    proxySource: sendsProxyLine ? proxySource : null,
  };
}
