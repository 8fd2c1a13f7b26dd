import { type NextRequest, NextResponse } from 'next/server';
import { cookieName, cookieValue, factsOf, guard } from '@/lib/server/guard';
import { contentSecurityPolicy, FIXED_HEADERS, newNonce } from '@/lib/server/headers';
import { gatePage, tokenPage } from '@/lib/server/plain-pages';
import { runtime } from '@/lib/server/runtime';

function withHeaders(response: NextResponse, policy: string): NextResponse {
  for (const [name, value] of Object.entries(FIXED_HEADERS)) response.headers.set(name, value);
  response.headers.set('content-security-policy', policy);
  return response;
}

function html(body: string, status: number): NextResponse {
  return new NextResponse(body, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  });
}

function signIn(request: NextRequest): NextResponse {
  const { config } = runtime();
  // Next answers "Invalid URL" to a relative Location from here, and writes this one relative on the wire.
  const url = request.nextUrl.clone();
  url.searchParams.delete('t');
  const response = NextResponse.redirect(url, 303);
  response.cookies.set(cookieName(config), cookieValue(config), {
    httpOnly: true,
    sameSite: 'strict',
    path: '/',
  });
  response.headers.set('cache-control', 'no-store');
  return response;
}

/**
 * Runs before everything, assets and prefetches included: no `config.matcher` on purpose. Handlers call the same
 * guard again, so a way around this function is not a way in.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = newNonce();
  const policy = contentSecurityPolicy(nonce, process.env['NODE_ENV'] === 'development');
  const facts = factsOf(request);
  const verdict = guard(facts, runtime().config);
  switch (verdict.kind) {
    case 'deny':
      return withHeaders(new NextResponse(null, { status: verdict.status }), policy);
    case 'gate':
      return withHeaders(html(gatePage(nonce), 200), policy);
    case 'token-page':
      return withHeaders(html(tokenPage(nonce, facts.tokenParam !== null), 401), policy);
    case 'sign-in':
      return withHeaders(signIn(request), policy);
    case 'pass': {
      const headers = new Headers(request.headers);
      headers.set('content-security-policy', policy);
      headers.set('x-nonce', nonce);
      return withHeaders(NextResponse.next({ request: { headers } }), policy);
    }
  }
}
