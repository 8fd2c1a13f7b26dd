import { readAs } from '@/lib/api/schemas';
import { handler, json } from '@/lib/server/handler';

export const GET = handler(async (request, { sources, listings }) => {
  const source = readAs('source', new URL(request.url).searchParams.get('source'));
  return json(await listings.proxies(sources.get(source), request.signal));
});
