import { z } from 'zod';
import type { Question } from '@/lib/answers/questions';
import { fail } from '@/lib/core/errors';
import { parsePointer } from '@/lib/core/json-pointer';
import { ADMIN_OPERATIONS } from '@/lib/snapshot/capture';
import type { ConsentRequest, OpenRequest, Target, UploadSlice } from './contract';

/** Server-side reading of what a browser sent. Client files use the types of `contract.ts` only. */

const text = z.string().max(4096);
/** Names are Envoy's, and nothing but the length of a URL bounds them. */
const name = z.string().max(12_000);
const MAX_LIMIT = 500;
const window = {
  offset: z.int().min(0).max(100_000_000),
  limit: z.int().min(1).max(MAX_LIMIT),
  filter: text,
};
const pointer = text.transform((value, context) => {
  const parsed = parsePointer(value);
  if (parsed !== null) return parsed;
  context.addIssue('Not a JSON pointer.');
  return z.NEVER;
});

const question = z.discriminatedUnion('ask', [
  z.object({ ask: z.literal('overview') }),
  z.object({ ask: z.literal('listeners'), ...window }),
  z.object({ ask: z.literal('listener'), name }),
  z.object({ ask: z.literal('routes'), routeConfig: name.nullable(), ...window }),
  z.object({ ask: z.literal('route'), pointer }),
  z.object({ ask: z.literal('clusters'), ...window }),
  z.object({ ask: z.literal('cluster'), name }),
  z.object({ ask: z.literal('dump'), section: text.nullable(), ...window }),
  z.object({ ask: z.literal('resource'), pointer }),
  z.object({
    ask: z.literal('search'),
    text,
    matchCase: z.boolean(),
    offset: window.offset,
    limit: window.limit,
  }),
  z.object({ ask: z.literal('admin'), operation: z.enum(ADMIN_OPERATIONS) }),
  z.object({ ask: z.literal('map'), filter: text }),
]) satisfies z.ZodType<Question>;

/** RFC 1123 label and subdomain: what Kubernetes allows as a namespace and as a pod's name. */
const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const PROXY_ID = new RegExp(`^(?:-|${LABEL}/(?=.{1,253}$)${LABEL}(?:\\.${LABEL})*)$`);

const target = {
  source: z.string().min(1).max(1024),
  proxy: z.string().max(320).regex(PROXY_ID, 'Not a pod name.').nullable(),
};

const schemas = {
  question,
  target: z.object(target) satisfies z.ZodType<Target>,
  open: z.object({ ...target, fresh: z.boolean() }) satisfies z.ZodType<OpenRequest>,
  consent: z.object({
    context: z.string().min(1).max(1024),
    hash: z.string().regex(/^[0-9a-f]{64}$/),
  }) satisfies z.ZodType<ConsentRequest>,
  slice: z.object({
    upload: z.string().regex(/^[A-Za-z0-9]{16,64}$/),
    fileName: z.string().min(1).max(512),
    lastModified: z.number().min(0).max(8.64e15),
    offset: z.int().min(0),
    total: z.int().min(1),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }) satisfies z.ZodType<UploadSlice>,
  source: z.string().min(1).max(1024),
  snapshot: z.string().regex(/^[0-9a-f]{24}$/),
};

type Schemas = typeof schemas;

/** Reads a value that came from outside. Throws `AppFailure('bad-request')` naming the first thing that is wrong. */
export function readAs<K extends keyof Schemas>(kind: K, value: unknown): z.output<Schemas[K]> {
  const result = schemas[kind].safeParse(value);
  if (result.success) return result.data as z.output<Schemas[K]>;
  const issue = result.error.issues[0];
  return fail('bad-request', { what: `${issue?.path.join('.') || kind}: ${issue?.message ?? 'not valid'}` });
}

/** JSON text from outside. Throws `AppFailure('bad-request')`. */
export function parseJson(value: string | null): unknown {
  try {
    return JSON.parse(value ?? '');
  } catch {
    return fail('bad-request', { what: 'Not JSON.' });
  }
}
