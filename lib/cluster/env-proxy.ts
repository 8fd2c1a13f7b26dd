import { isIP } from 'node:net';

/** Environment variables. */
export type Env = Readonly<Record<string, string | undefined>>;

function variable(env: Env, name: string): string {
  return env[name] || env[name.toLowerCase()] || '';
}

/** True when an entry of NO_PROXY names the host: `*`, `host`, `.suffix`, `suffix`, `host:port`. */
function matches(entry: string, host: string, port: string): boolean {
  if (entry === '*') return true;
  const colon = /^([^:]*|\[.*\]):(\d+)$/.exec(entry);
  if (colon?.[2] !== undefined && colon[2] !== port) return false;
  const name = (colon?.[1] ?? entry).replace(/^\[|\]$/g, '').replace(/^\*?\./, '');
  return name !== '' && (host === name || (isIP(host) === 0 && host.endsWith(`.${name}`)));
}

/**
 * The proxy that the environment names for a server, by the rules kubectl inherits from
 * `golang.org/x/net/http/httpproxy`: HTTPS_PROXY (or HTTP_PROXY for http), never for this machine itself, not
 * for hosts in NO_PROXY. Address ranges in NO_PROXY are not understood and match nothing. Null: direct.
 */
export function proxyFromEnv(server: string, env: Env): string | null {
  const url = new URL(server);
  const proxy = variable(env, url.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY');
  if (proxy === '') return null;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (host === 'localhost' || host === '::1' || /^127\./.test(host)) return null;
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  const entries = variable(env, 'NO_PROXY').split(',');
  if (entries.some((entry) => matches(entry.trim().toLowerCase(), host, port))) return null;
  return proxy.includes('://') ? proxy : `http://${proxy}`;
}
