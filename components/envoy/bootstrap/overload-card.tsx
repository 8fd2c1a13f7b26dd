import { Kv } from '@/components/data/kv';
import { Card } from '@/components/ui/card';
import { visibleText } from '@/components/ui/visible-text';
import type { OverloadAction, OverloadSettings } from '@/lib/envoy/bootstrap-model';
import { PageLink } from '../links';
import { named } from '../parts';
import { intervalText, triggerText } from '../words/bootstrap-words';
import { ExtensionList } from './extension-list';

/** What Envoy gives up, and when, before a resource runs out. */
export function OverloadCard({ overload }: { readonly overload: OverloadSettings | null }) {
  if (overload === null)
    return (
      <Card title="Overload manager">
        <p className="sec px-4 py-3">
          Not configured: Envoy accepts work until the system stops it, for example at the memory limit of its
          container.
        </p>
      </Card>
    );
  const { pointer, refreshInterval, monitors, actions, loadShedPoints } = overload;
  return (
    <Card
      title="Overload manager"
      actions={
        <PageLink page="/config" params={{ at: pointer }} className="lnk sm pr-2">
          In the dump
        </PageLink>
      }
    >
      <div className="px-4 py-3">
        <Kv
          entries={[
            ['Looks', intervalText(refreshInterval, '1 s')],
            ['Resources', <ExtensionList key="monitors" extensions={monitors} />],
            ['Actions', <Actions key="actions" actions={actions} />],
            ['Load shed points', <Actions key="points" actions={loadShedPoints} />],
          ]}
        />
      </div>
    </Card>
  );
}

function Actions({ actions }: { readonly actions: readonly OverloadAction[] }) {
  if (actions.length === 0) return <span className="mut">none</span>;
  return (
    <ul className="grid gap-1">
      {actions.map(({ name, triggers }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: names may repeat; the list never moves
        <li key={place} className="wrap-anywhere">
          <span className="mono">{visibleText(named(name))}</span>
          {triggers.map((trigger, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one monitor may trigger twice
            <span key={at} className="sec block">
              {triggerText(trigger)} of <span className="mono">{visibleText(trigger.monitor)}</span>
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}
