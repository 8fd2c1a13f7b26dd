import { z } from 'zod';
import type { ReadableOperation } from '@/lib/answers/admin-read-types';
import type { ExplainFields } from '@/lib/answers/explain/types';
import type { ExportFormat, ListName } from '@/lib/answers/lists/model';
import type { ExportQuestion, Question } from '@/lib/answers/questions';
import { fail } from '@/lib/core/errors';
import { parsePointer } from '@/lib/core/json-pointer';
import type { StatType } from '@/lib/envoy/admin/stats-model';
import { ADMIN_OPERATIONS } from '@/lib/snapshot/capture';
import { DUMP_SCOPES } from '@/lib/snapshot/dump-scope';
import {
  type AdminRequest,
  type CancelRequest,
  type ConsentRequest,
  LONGEST_REQUEST,
  LONGEST_TEXT,
  MAX_FOLDS,
  type OpenRequest,
  type SendRequest,
  type Target,
  type UploadSlice,
} from './contract';
import { sendFields } from './send-schemas';

/** Server-side reading of what a browser sent. Client files use the types of `contract.ts` only. */

const text = z.string().max(LONGEST_TEXT);
/** Names are Envoy's, and nothing but the length of a URL bounds them. */
const name = z.string().max(12_000);
const MAX_LIMIT = 500;
const sort = z.string().max(64).nullable();
/** What only some windows ask for. */
const columns = z.array(z.string().min(1).max(64)).max(64).optional();
const folded = z.object({ all: z.boolean(), except: z.array(name).max(MAX_FOLDS) }).optional();
const window = {
  offset: z.int().min(0).max(100_000_000),
  limit: z.int().min(1).max(MAX_LIMIT),
  filter: text,
  sort,
  columns,
  reveal: name.optional(),
};
// Records, so that the compiler names this place when a list or a format is added.
const list = z.enum({
  listeners: 'listeners',
  routes: 'routes',
  clusters: 'clusters',
  endpoints: 'endpoints',
  secrets: 'secrets',
  resources: 'resources',
  stats: 'stats',
} satisfies { readonly [Name in ListName]: Name });
const format = z.enum({
  table: 'table',
  wide: 'wide',
  json: 'json',
  yaml: 'yaml',
  csv: 'csv',
  md: 'md',
} satisfies { readonly [Name in ExportFormat]: Name });
const readable = z.enum({
  runtime: 'runtime',
  memory: 'memory',
  init_dump: 'init_dump',
  contention: 'contention',
  hot_restart_version: 'hot_restart_version',
  help: 'help',
} satisfies { readonly [Operation in ReadableOperation]: Operation });
const statType = z.enum({
  counter: 'counter',
  gauge: 'gauge',
  text: 'text',
  histogram: 'histogram',
  unknown: 'unknown',
} satisfies { readonly [Type in StatType]: Type });
const byteOffset = z.int().min(0).max(0xffff_ffff);
/** What was opened, closed or folded by hand: the URL's length bounds it. */
const MAX_STEPS = 600;
const pointer = text.transform((value, context) => {
  const parsed = parsePointer(value);
  if (parsed !== null) return parsed;
  context.addIssue('Not a JSON pointer.');
  return z.NEVER;
});

/** Values of a facet, any of which is wanted. */
const facet = z.array(text).min(1).max(200).nullable();

const sent = z.string().max(LONGEST_REQUEST);
const field = z.string().max(1024);
/** Lines of a header list or of runtime values; more than Envoy itself takes (100 headers by default). */
const pairs = z.array(z.tuple([sent, sent])).max(1000);

const explainFields = z.object({
  method: sent,
  scheme: z.enum(['', 'http', 'https']),
  host: sent,
  target: sent,
  headers: pairs,
  address: field,
  port: field,
  tls: z.enum(['', 'on', 'off']),
  sni: field,
  alpn: field,
  source: field,
  sourcePort: field,
  capture: z.enum(['', 'none', 'outbound', 'inbound']),
  original: field,
  proxied: field,
  version: z.enum(['', '1.0', '1.1', '2', '3']),
  random: field,
  runtime: pairs,
  expected: field,
  logged: z.object({ code: sent, flags: sent, details: sent, route: sent, cluster: sent }).nullable(),
}) satisfies z.ZodType<ExplainFields>;

const explainSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: sent }),
  z.object({ kind: z.literal('fields'), fields: explainFields }),
  z.object({ kind: z.literal('place'), pointer }),
]);

const question = z.discriminatedUnion('ask', [
  z.object({ ask: z.literal('overview') }),
  z.object({ ask: z.literal('listeners'), ...window }),
  z.object({ ask: z.literal('listener'), name }),
  z.object({ ask: z.literal('chain'), pointer }),
  z.object({ ask: z.literal('routes'), routeConfig: name.nullable(), folded, ...window }),
  z.object({ ask: z.literal('route'), pointer }),
  z.object({ ask: z.literal('virtual-host'), pointer }),
  z.object({ ask: z.literal('route-config'), name }),
  z.object({ ask: z.literal('clusters'), ...window }),
  z.object({ ask: z.literal('cluster'), name }),
  z.object({ ask: z.literal('breakers'), name }),
  z.object({ ask: z.literal('endpoints'), ...window }),
  z.object({ ask: z.literal('endpoint'), name }),
  z.object({ ask: z.literal('secrets'), ...window }),
  z.object({ ask: z.literal('secret'), name }),
  z.object({ ask: z.literal('dump'), section: text.nullable(), ...window }),
  z.object({ ask: z.literal('notices'), offset: window.offset, limit: window.limit }),
  z.object({ ask: z.literal('resource'), pointer }),
  z.object({
    ask: z.literal('search'),
    text,
    mode: z.enum(['text', 'regex', 'key']),
    matchCase: z.boolean(),
    wholeWord: z.boolean(),
    section: facet,
    kind: facet,
    state: facet,
    origin: facet,
    offset: window.offset,
    limit: window.limit,
  }),
  z.object({
    ask: z.literal('references'),
    kind: z.enum(['cluster', 'route-config', 'secret', 'endpoints']),
    name,
    offset: window.offset,
    limit: window.limit,
  }),
  z.object({ ask: z.literal('refers-to'), pointer }),
  z.object({
    ask: z.literal('tree'),
    root: pointer,
    levels: z.int().min(0).max(3),
    steps: z.array(byteOffset).max(MAX_STEPS),
    reveal: pointer.nullable(),
    offset: window.offset,
    limit: window.limit,
  }),
  z.object({
    ask: z.literal('lines'),
    folded: z.array(byteOffset).max(MAX_STEPS),
    reveal: pointer.nullable(),
    offset: byteOffset,
    limit: window.limit,
  }),
  z.object({ ask: z.literal('admin'), operation: z.enum(ADMIN_OPERATIONS) }),
  z.object({ ask: z.literal('admin-read'), operation: readable }),
  z.object({
    ask: z.literal('stats'),
    all: z.boolean(),
    type: statType.nullable(),
    nonZero: z.boolean(),
    grouped: z.boolean(),
    ...window,
  }),
  z.object({ ask: z.literal('bootstrap') }),
  z.object({ ask: z.literal('map'), filter: text }),
  z.object({ ask: z.literal('explain'), source: explainSource }),
  z.object({ ask: z.literal('explain-examples') }),
  z.object({ ask: z.literal('explain-reach'), route: pointer, chain: pointer.nullable() }),
  z.object({ ask: z.literal('explain-changes'), source: explainSource, route: pointer.nullable() }),
  z.object({
    ask: z.literal('shadowed-routes'),
    routeConfig: name,
    offset: window.offset,
    limit: window.limit,
  }),
  z.object({ ask: z.literal('columns'), list }),
  z.object({ ask: z.literal('find'), text: z.string().max(256) }),
  z.object({ ask: z.literal('suggest'), list, text, caret: z.int().min(0).max(4096) }),
]) satisfies z.ZodType<Question>;

const snapshot = z.string().regex(/^[0-9a-f]{24}$/);

/** RFC 1123 label and subdomain: what Kubernetes allows as a namespace and as a pod's name. */
const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const PROXY_ID = new RegExp(`^(?:-|${LABEL}/(?=.{1,253}$)${LABEL}(?:\\.${LABEL})*)$`);

const target = {
  source: z.string().min(1).max(1024),
  proxy: z.string().max(320).regex(PROXY_ID, 'Not a pod name.').nullable(),
};

const viewer = z.string().max(64).default('');

const exportQuestion = z.object({
  list,
  format,
  filter: text,
  sort,
  columns: z.array(z.string().min(1).max(64)).min(1).max(64).nullable(),
  routeConfig: text.nullable().optional(),
}) satisfies z.ZodType<ExportQuestion>;

const schemas = {
  question,
  asked: z.object({ snapshot, question }),
  export: exportQuestion,
  target: z.object(target) satisfies z.ZodType<Target>,
  cancel: z.object({ ...target, viewer }) satisfies z.ZodType<CancelRequest>,
  open: z.object({
    ...target,
    fresh: z.boolean(),
    scope: z.enum(DUMP_SCOPES).default('whole'),
    viewer,
    seenAt: z.string().max(40).nullable().default(null),
  }) satisfies z.ZodType<OpenRequest>,
  admin: z.object({
    snapshot,
    operations: z.array(z.enum(ADMIN_OPERATIONS)).min(1).max(ADMIN_OPERATIONS.length),
    fresh: z.boolean(),
  }) satisfies z.ZodType<AdminRequest>,
  consent: z.object({
    context: z.string().min(1).max(1024),
    hash: z.string().regex(/^[0-9a-f]{64}$/),
  }) satisfies z.ZodType<ConsentRequest>,
  send: z.object({ snapshot, ...sendFields }) satisfies z.ZodType<SendRequest>,
  port: z.coerce.number().int().min(0).max(65_535),
  slice: z.object({
    upload: z.string().regex(/^[A-Za-z0-9]{16,64}$/),
    fileName: z.string().min(1).max(512),
    lastModified: z.number().min(0).max(8.64e15),
    offset: z.int().min(0),
    total: z.int().min(1),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }) satisfies z.ZodType<UploadSlice>,
  source: z.string().min(1).max(1024),
  snapshot,
  searched: z.string().max(256),
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
