import { readAs } from '@/lib/api/schemas';
import { handler, json } from '@/lib/server/handler';

export const POST = handler(async (request, { snapshots }) => {
  const { snapshot, operations, fresh } = readAs('admin', await request.json().catch(() => null));
  return json(await snapshots.readLive(snapshot, operations, fresh));
});
