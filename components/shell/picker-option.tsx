'use client';
import { Chip } from '@/components/ui/chip';
import { Icon, type IconName } from '@/components/ui/icons';
import { MID_TAIL, Mid } from '@/components/ui/mid';
import { Status } from '@/components/ui/status';
import { plural } from '@/lib/core/words';
import type { ProxySummary, SourceSummary } from '@/lib/snapshot/source';
import { ContextName } from './context-name';
import type { PickOption } from './picker-options';

interface PickerOptionProps {
  readonly option: PickOption;
  readonly sources: readonly SourceSummary[];
  readonly domId: string;
  readonly active: boolean;
  readonly current: boolean;
  readonly onPick: () => void;
  readonly onPoint: () => void;
}

const ICONS: Readonly<Record<SourceSummary['kind'], IconName>> = {
  cluster: 'layers',
  url: 'link',
  file: 'file',
  demo: 'gateway',
};

/** One line of the picker. The focus stays in the field; the line is named by `aria-activedescendant`. */
export function PickerOption(props: PickerOptionProps) {
  const { option, sources, domId, active, current, onPick, onPoint } = props;
  return (
    <div
      id={domId}
      role="option"
      tabIndex={-1}
      className="pick"
      aria-selected={active}
      aria-disabled={option.blocked === null ? undefined : true}
      aria-current={current ? 'true' : undefined}
      onClick={onPick}
      onMouseMove={onPoint}
    >
      <Icon name={option.kind === 'source' ? ICONS[option.source.kind] : 'pod'} small />
      {option.kind === 'proxy' ? (
        <ProxyName proxy={option.proxy} />
      ) : option.kind === 'sidecars' ? (
        <span>Show {plural(option.count, 'sidecar')}, or type a part of a name</span>
      ) : (
        <SourceName source={option.source} sources={sources} />
      )}
      <span className="pick-facts">
        {option.kind === 'proxy' ? <ProxyFacts proxy={option.proxy} /> : null}
        {current ? <Chip tone="acc">current</Chip> : null}
      </span>
      {option.blocked === null ? null : <span className="pick-under">{option.blocked}</span>}
    </div>
  );
}

function ProxyName({ proxy }: { readonly proxy: ProxySummary }) {
  if (proxy.pod === '') return <span>{proxy.workload === '' ? 'Envoy' : proxy.workload}</span>;
  return (
    <span className="row gap-1.5">
      <span className="sec whitespace-nowrap">{proxy.namespace}</span>
      <span className="mut" aria-hidden="true">
        ›
      </span>
      <Mid text={proxy.pod} tail={MID_TAIL.pod} />
    </span>
  );
}

function ProxyFacts({ proxy }: { readonly proxy: ProxySummary }) {
  return (
    <>
      {proxy.istioVersion === null ? null : (
        <span className="max-narrow:hidden">Istio {proxy.istioVersion}</span>
      )}
      {proxy.revision === null ? null : <span className="max-narrow:hidden">rev {proxy.revision}</span>}
      {proxy.ready ? <Status kind="ok" label="Ready" quiet /> : <Status kind="warn" label="Not ready" />}
    </>
  );
}

function SourceName({ source, sources }: Parameters<typeof ContextName>[0]) {
  return (
    <span className="row">
      <ContextName source={source} sources={sources} />
      <span className="mut sm truncate">{source.detail}</span>
    </span>
  );
}
