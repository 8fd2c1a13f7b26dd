import { Card } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { visibleText } from '@/components/ui/visible-text';
import type { RuntimeLayer } from '@/lib/envoy/bootstrap-model';
import { PageLink } from '../links';
import { named } from '../parts';
import { layerText } from '../words/bootstrap-words';

/** Runtime layers as configured, in Envoy's order: a later one wins. */
export function RuntimeCard({ layers }: { readonly layers: readonly RuntimeLayer[] }) {
  return (
    <Card
      title="Runtime layers"
      meta="later ones win"
      actions={
        <PageLink page="/admin" params={{ op: 'runtime' }} className="lnk sm pr-2">
          Values in force
        </PageLink>
      }
    >
      {layers.length === 0 ? (
        <p className="sec px-4 py-3">
          None: every runtime value has its built-in default, and nothing can change it while Envoy runs.
        </p>
      ) : (
        <ol className="grid gap-2 px-4 py-3">
          {layers.map((layer, place) => (
            <li key={layer.pointer}>
              <p className="row wrap">
                <span className="ord mono mut">{place + 1}</span>
                <PageLink page="/config" params={{ at: layer.pointer }} className="lnk mono wrap-anywhere">
                  {visibleText(named(layer.name))}
                </PageLink>
                <span className="sec wrap-anywhere">{visibleText(layerText(layer.source))}</span>
              </p>
              {layer.source.kind === 'static' ? <Values values={layer.source.values} /> : null}
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

function Values({ values }: { readonly values: readonly (readonly [string, string])[] }) {
  if (values.length === 0) return <p className="mut sm pl-5">It sets nothing.</p>;
  return (
    <dl className="kv pt-1 pl-5">
      {values.map(([key, value]) => (
        <div key={key} className="contents">
          <dt className="mono wrap-anywhere">{visibleText(key)}</dt>
          <dd className="mono wrap-anywhere">
            {value === '[hidden]' ? <Chip tone="line">hidden</Chip> : visibleText(value)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
