import type { Raw } from '@/lib/envoy/raw';
import { readPercent } from '@/lib/envoy/route-fraction';
import { headerTest } from './header-test';
import { type Reply, reply } from './reply';
import type { Stream } from './stream';

function applies(config: Raw, stream: Stream, cluster: string | null): boolean {
  const upstream = config.text('upstream_cluster');
  if (upstream !== '' && upstream !== cluster) return false;
  if (config.at('downstream_nodes').items().length > 0) {
    const node = stream.headers.first('x-envoy-downstream-service-node');
    if (node === null || !config.texts('downstream_nodes').includes(node)) return false;
  }
  const individually = stream.runtime.flag('envoy.reloadable_features.match_headers_individually', true);
  return config
    .at('headers')
    .objects()
    .every(
      (each) =>
        headerTest(each).holds(stream.headers, individually) ??
        stream.chance.unknown({ code: 'clause-unread', clause: 'header', name: each.text('name') }),
    );
}

function passes(raw: Raw, key: string, stream: Stream): boolean {
  const fraction = readPercent(raw.at('percentage'), key);
  return fraction !== null && stream.runtime.passes(fraction, stream.chance, 'fresh');
}

/** The fault filter: a delay sets a flag and goes on, an abort answers (fault_filter.cc). */
export function faultAnswers(
  config: Raw,
  stream: Stream,
  cluster: string | null,
): { readonly delayed: boolean; readonly answer: Reply | null } {
  if (!applies(config, stream, cluster)) return { delayed: false, answer: null };
  const delay = config.at('delay');
  const delayed = delay.has('fixed_delay') && passes(delay, 'fault.http.delay.fixed_delay_percent', stream);
  const abort = config.at('abort');
  if (abort.object === null || !passes(abort, 'fault.http.abort.abort_percent', stream))
    return { delayed, answer: null };
  const given = abort.has('header_abort')
    ? Number(stream.headers.first('x-envoy-fault-abort-request') ?? Number.NaN)
    : (abort.numberOrNull('http_status') ?? 200);
  if (!Number.isInteger(given)) return { delayed, answer: null };
  const status = stream.runtime.number('fault.http.abort.http_status') ?? given;
  return { delayed, answer: reply('fault', status, 'fault_filter_abort', delayed ? 'DI,FI' : 'FI') };
}
