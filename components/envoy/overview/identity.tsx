import { Status } from '@/components/ui/status';
import type { Overview } from '@/lib/answers/overview-types';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { proxyTypeWord } from '../words/host-words';
import { envoyVersionText, podText, serverStateWords, uptimeText } from '../words/identity-words';

/** Who this Envoy is, in one line. What was not read is left out, and said by the state. */
export function Identity({
  info,
  identity,
}: {
  readonly info: SnapshotInfo;
  readonly identity: Overview['identity'];
}) {
  const { proxy, sourceKind } = info.origin;
  const recorded = sourceKind === 'file' || sourceKind === 'demo';
  const state = serverStateWords(identity.state, recorded);
  const facts: readonly (readonly [string, string | null])[] = [
    ['Pod', proxy === null ? null : podText(proxy.namespace, proxy.pod)],
    ['Serves as', proxyTypeWord(identity.type)],
    ['Pod IP', identity.podIp],
    ['Istio', identity.istioVersion],
    ['Envoy', identity.envoyVersion === null ? null : envoyVersionText(identity.envoyVersion)],
    ['Revision', identity.revision],
    [recorded ? 'Up when recorded' : 'Up', uptimeText(identity.uptimeSeconds)],
    ['Config version', identity.configVersion],
    ['Node', proxy === null || proxy.pod === '' ? identity.nodeId : null],
  ];
  return (
    <section className="card flex flex-wrap items-center gap-x-6 gap-y-1 px-4 py-2.5" aria-label="Identity">
      <Status kind={state.kind} label={state.word} />
      <dl className="contents">
        {facts.map(([term, value]) =>
          value === null ? null : (
            <div key={term} className="sm flex min-w-0 items-baseline gap-1.5">
              <dt className="mut flex-none">{term}</dt>
              <dd className="mono min-w-0 wrap-anywhere">{value}</dd>
            </div>
          ),
        )}
      </dl>
    </section>
  );
}
