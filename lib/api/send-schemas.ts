import { z } from 'zod';
import type { Verdict } from '@/lib/explain/answer';
import type { SendRequest } from './contract';

const socketPlace = z.object({ address: z.string().max(256), port: z.int().min(0).max(65_535) });
const anyText = z.string().max(262_144);
const maybe = z.string().max(12_000).nullable();

const sendQuestion = z.object({
  listener: socketPlace,
  source: socketPlace,
  tls: z.object({ sni: z.string().max(1024), alpn: z.array(z.string().max(255)).max(64) }).nullable(),
  captureMode: z.enum(['none', 'outbound', 'inbound']),
  originalDestination: socketPlace.nullable(),
  proxySource: socketPlace.nullable(),
  method: z.string().max(1024),
  target: anyText,
  headers: z.array(z.tuple([anyText, anyText])).max(1000),
  version: z.enum(['1.0', '1.1', '2', '3']),
});

const sendPrediction = z.object({
  // A record, so that the compiler names this place when a verdict is added.
  verdict: z.enum({
    forwarded: 'forwarded',
    redirect: 'redirect',
    'direct-response': 'direct-response',
    'no-route': 'no-route',
    'no-cluster': 'no-cluster',
    'no-healthy-upstream': 'no-healthy-upstream',
    denied: 'denied',
    fault: 'fault',
    'bad-request': 'bad-request',
    'no-filter-chain': 'no-filter-chain',
    'no-listener': 'no-listener',
    'tls-mismatch': 'tls-mismatch',
    'upgrade-refused': 'upgrade-refused',
    unknown: 'unknown',
  } satisfies { readonly [Name in Verdict]: Name }),
  status: z.int().nullable(),
  flags: maybe,
  details: maybe,
  route: maybe,
  virtualHost: maybe,
  cluster: maybe,
  clusters: z.array(z.object({ name: anyText, probability: z.number().min(0).max(1.000_001) })).max(1000),
  location: maybe,
});

/** What a browser says of a request to be sent, besides the snapshot. */
export const sendFields = {
  question: sendQuestion,
  prediction: sendPrediction,
  ticket: z.uuid().nullable(),
} satisfies { readonly [Field in Exclude<keyof SendRequest, 'snapshot'>]: z.ZodType<SendRequest[Field]> };
