import { Chip } from '@/components/ui/chip';
import { visibleText } from '@/components/ui/visible-text';
import type { Extension, Setting } from '@/lib/envoy/cluster-settings-model';
import { settingValue } from '../words/setting-words';

export interface SettingListProps {
  readonly settings: readonly Setting[];
  /** Said when there is none. */
  readonly empty?: string;
}

/** Fields as Envoy names them, each with its value; nothing that the message sets is left out. */
export function SettingList({ settings, empty }: SettingListProps) {
  if (settings.length === 0) return empty === undefined ? null : <p className="sm mut">{empty}</p>;
  return (
    <dl className="grid gap-1">
      {settings.map((setting) => (
        <div key={setting.field} className="sm flex min-w-0 items-baseline gap-3">
          <dt className="mono min-w-0 flex-1 text-ink-3 wrap-anywhere">
            {visibleText(setting.field)}{' '}
            {setting.isKnown ? null : (
              <Chip tone="line" title="Envoy 1.40 has no such field: shown as it is">
                unknown field
              </Chip>
            )}
          </dt>
          <dd className="mono max-w-[60%] text-right wrap-anywhere">{visibleText(settingValue(setting))}</dd>
        </div>
      ))}
    </dl>
  );
}

/** An extension by name and type, with what it is told. */
export function ExtensionItem({ extension }: { readonly extension: Extension }) {
  const { name, type, settings } = extension;
  return (
    <div className="grid gap-1">
      <p className="sm mono wrap-anywhere" title={visibleText(type)}>
        {visibleText(name === '' ? type : name)}
      </p>
      <SettingList settings={settings} />
    </div>
  );
}
