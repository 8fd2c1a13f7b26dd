import { createHmac, timingSafeEqual } from 'node:crypto';
import { API } from '@/lib/api/contract';
import type { ServerConfig } from './config';

/** The parts of a request that decide whether it is answered. */
export interface RequestFacts {
  readonly method: string;
  readonly path: string;
  readonly host: string | null;
  readonly origin: string | null;
  readonly fetchSite: string | null;
  readonly fetchMode: string | null;
  readonly fetchDest: string | null;
  readonly cookie: string | null;
  readonly bearer: string | null;
  /** Value of the `t` search parameter. */
  readonly tokenParam: string | null;
}

export type Verdict =
  | { readonly kind: 'pass' }
  /** A top-level navigation from another site: a data-free page that reloads itself from its own origin. */
  | { readonly kind: 'gate' }
  /** The token was right: set the cookie, go to the same URL without it. */
  | { readonly kind: 'sign-in' }
  | { readonly kind: 'token-page' }
  | { readonly kind: 'deny'; readonly status: 400 | 401 | 403 | 421 };

export type GuardConfig = Pick<ServerConfig, 'host' | 'port' | 'token' | 'allowedHosts'>;

/** Cookies ignore ports, so the port is in the name: two Gatescopes on one machine do not sign each other out. */
export const cookieName = (config: GuardConfig): string => `gs-${config.port}`;

/** Derived, so that the cookie jar never holds the token itself. */
export const cookieValue = (config: GuardConfig): string =>
  createHmac('sha256', config.token).update('gatescope session').digest('base64url');

function sameSecret(a: string, b: string): boolean {
  const key = 'compare';
  const digest = (text: string) => createHmac('sha256', key).update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

/** Lower case, without one trailing dot of the name: `LocalHost.:80` is `localhost:80`. */
function normalHost(host: string): string {
  return host.toLowerCase().replace(/\.(?=:\d+$|$)/, '');
}

/** The Host header must name us exactly, port included: this is what stops DNS rebinding. */
function hostAllowed(host: string | null, config: GuardConfig): boolean {
  if (host === null || host.includes(',')) return false;
  const names = ['127.0.0.1', 'localhost', '[::1]', config.host, ...config.allowedHosts];
  const allowed = names.flatMap((name) => (/:\d+$/.test(name) ? [name] : [`${name}:${config.port}`]));
  return allowed.includes(normalHost(host));
}

const isNavigation = (facts: RequestFacts): boolean =>
  facts.method === 'GET' && facts.fetchMode === 'navigate' && facts.fetchDest === 'document';

/** Other ports of the same host are "same-site" and get our Strict cookie: only same-origin and typed URLs pass. */
function siteVerdict(facts: RequestFacts): Verdict | null {
  if (facts.fetchSite !== 'cross-site' && facts.fetchSite !== 'same-site') return null;
  return isNavigation(facts) && !facts.path.startsWith('/api/')
    ? { kind: 'gate' }
    : { kind: 'deny', status: 403 };
}

function cookieOf(header: string | null, name: string): string | null {
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return null;
}

function signedIn(facts: RequestFacts, config: GuardConfig): boolean {
  const cookie = cookieOf(facts.cookie, cookieName(config));
  if (cookie !== null && sameSecret(cookie, cookieValue(config))) return true;
  return facts.bearer !== null && sameSecret(facts.bearer, config.token);
}

/**
 * Decides one request. Pure: `proxy.ts` and every handler call it with the same facts.
 * Order: Host, Origin, Sec-Fetch-Site, then token and cookie.
 */
export function guard(facts: RequestFacts, config: GuardConfig): Verdict {
  if (!hostAllowed(facts.host, config)) return { kind: 'deny', status: 421 };
  if (facts.path === API.health) return { kind: 'pass' };
  if (facts.origin !== null && facts.origin !== `http://${normalHost(facts.host ?? '')}`) {
    return { kind: 'deny', status: 403 };
  }
  const site = siteVerdict(facts);
  if (site !== null) return site;
  if (config.token === '') return { kind: 'deny', status: 401 };
  const isPage =
    facts.method === 'GET' && !facts.path.startsWith('/api/') && !facts.path.startsWith('/_next/');
  if (facts.tokenParam !== null && isPage) {
    return sameSecret(facts.tokenParam, config.token) ? { kind: 'sign-in' } : { kind: 'token-page' };
  }
  if (signedIn(facts, config)) return { kind: 'pass' };
  return isPage ? { kind: 'token-page' } : { kind: 'deny', status: 401 };
}

/** The facts of a Fetch API request. `request.url` says localhost whatever the client sent, so Host is read from the header. */
export function factsOf(request: Request): RequestFacts {
  const url = new URL(request.url);
  const header = (name: string) => request.headers.get(name);
  const authorization = header('authorization');
  return {
    method: request.method,
    path: url.pathname,
    host: header('host'),
    origin: header('origin'),
    fetchSite: header('sec-fetch-site'),
    fetchMode: header('sec-fetch-mode'),
    fetchDest: header('sec-fetch-dest'),
    cookie: header('cookie'),
    bearer: authorization?.startsWith('Bearer ') ? authorization.slice('Bearer '.length) : null,
    tokenParam: url.searchParams.get('t'),
  };
}
