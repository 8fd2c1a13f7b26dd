import { readAs } from '@/lib/api/schemas';
import { handler, json } from '@/lib/server/handler';

export const POST = handler(async (request, { snapshots }) => {
  const { source, proxy, ...wish } = readAs('open', await request.json().catch(() => null));
  return json(snapshots.open({ source, proxy }, wish));
});
