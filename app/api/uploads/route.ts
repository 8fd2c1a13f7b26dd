import { UPLOAD_HEADER } from '@/lib/api/contract';
import { parseJson, readAs } from '@/lib/api/schemas';
import { fail } from '@/lib/core/errors';
import { handler, json } from '@/lib/server/handler';

/** Header values are ISO 8859-1 and file names are not, so the JSON travels percent-encoded. */
function decoded(header: string | null): string | null {
  try {
    return header === null ? null : decodeURIComponent(header);
  } catch {
    return fail('bad-request', { what: 'The slice header is not percent-encoded.' });
  }
}

export const POST = handler(async (request, { uploads }) => {
  const slice = readAs('slice', parseJson(decoded(request.headers.get(UPLOAD_HEADER))));
  return json(uploads.add(slice, new Uint8Array(await request.arrayBuffer())));
}, 'application/octet-stream');
