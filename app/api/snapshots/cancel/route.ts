import { readAs } from '@/lib/api/schemas';
import { handler, json } from '@/lib/server/handler';

export const POST = handler(async (request, { snapshots }) => {
  const { viewer, ...target } = readAs('cancel', await request.json().catch(() => null));
  return json({ cancelled: snapshots.cancel(target, viewer) });
});
