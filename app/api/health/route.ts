/** Data-free: the launcher asks it whether the server is up. */
export function GET(): Response {
  return new Response('ok', { headers: { 'cache-control': 'no-store' } });
}
