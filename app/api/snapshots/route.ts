import { readAs } from '@/lib/api/schemas';
import { handler, json } from '@/lib/server/handler';

export const POST = handler(async (request, { snapshots }) => {
  const { fresh, ...target } = readAs('open', await request.json().catch(() => null));
  return json(snapshots.open(target, fresh));
});
