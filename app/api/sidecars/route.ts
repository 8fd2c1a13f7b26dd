import { readAs } from '@/lib/api/schemas';
import { handler, json } from '@/lib/server/handler';

export const GET = handler(async (request, { sources, listings }) => {
  const params = new URL(request.url).searchParams;
  const source = sources.get(readAs('source', params.get('source')));
  return json(await listings.sidecars(source, readAs('searched', params.get('q') ?? ''), request.signal));
});
