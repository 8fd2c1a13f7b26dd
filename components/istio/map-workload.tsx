'use client';
import { Icon } from '@/components/ui/icons';
import { MID_TAIL, Mid } from '@/components/ui/mid';
import { StatusMark } from '@/components/ui/status';
import { plural } from '@/lib/core/words';
import type { MapWorkload } from '@/lib/istio/map-model';
import { NodeButton } from './map-node';

/** Ready pods in words: `2 pods`, `1 of 2 pods ready`. */
export function podsText({ pods }: MapWorkload): string {
  const ready = pods.filter((pod) => pod.ready).length;
  return ready === pods.length
    ? plural(pods.length, 'pod')
    : `${ready} of ${plural(pods.length, 'pod')} ready`;
}

/** One card for the pods of a workload, with the ports that Gateways open on them. */
export function WorkloadNode({ workload }: { readonly workload: MapWorkload }) {
  const { id, namespace, name, pods, ports } = workload;
  const text = podsText(workload);
  const isShort = pods.some((pod) => !pod.ready);
  return (
    <NodeButton
      nodeKey={id}
      id={id}
      column={1}
      name={`${namespace}/${name}, gateway pods, ${text}`}
      className="node pod"
    >
      <span className="row gap-1.5">
        <Icon name="pod" small />
        <Mid text={name} tail={MID_TAIL.pod} className="nm" />
      </span>
      <span className="mut xs block">
        {namespace} · {text}
        {isShort ? <StatusMark kind="warn" className="ml-1 inline text-warn" /> : null}
      </span>
      {ports.length === 0 ? null : (
        <span className="ports">
          {ports.map(({ port, targetPort }) => (
            <span key={`${port} ${targetPort}`}>
              <b>:{port}</b>
              {targetPort === port ? null : ` → ${targetPort}`}
            </span>
          ))}
        </span>
      )}
    </NodeButton>
  );
}

/** Stands where pods would be for Gateways that no pod answers to. */
export function NoWorkload() {
  return (
    <div className="node pod ghost">
      <span className="nm">No pod</span>
      <span className="mut xs block">The selectors of these Gateways match no gateway pod.</span>
    </div>
  );
}
