'use client';
import { Dialog } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';
import { KEYS_SETTING, type Shortcut, useShortcuts } from '@/components/ui/shortcuts';
import { useStored } from '@/components/ui/stored';
import { showOverlay, useOverlay } from './overlays';

const ORDER = ['This page', 'Go to', 'Everywhere'];
/** Keys that belong to the focused row or to what lies on top, not to the registry. */
const FIXED: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'This page': [
    ['Enter', 'Open the row'],
    ['Esc', 'Close the panel, clear the filter'],
  ],
};
const ON_OFF = ['on', 'off'] as const;

/** Newest first, one line per key: what a part registered last is what the key does. */
function inGroup(shortcuts: readonly Shortcut[], group: string): readonly Shortcut[] {
  const byKeys = new Map(shortcuts.map((one) => [one.keys, one] as const));
  return [...byKeys.values()].filter((one) => one.group === group);
}

export function ShortcutSheet() {
  const open = useOverlay() === 'keys';
  const shortcuts = useShortcuts();
  const [keys, setKeys] = useStored(KEYS_SETTING, ON_OFF, 'on');
  return (
    <Dialog open={open} onClose={() => showOverlay(null)} title="Keyboard shortcuts" size="medium">
      <div className="columns-2 gap-8 max-narrow:columns-1">
        {ORDER.map((group) => {
          const list = inGroup(shortcuts, group);
          return list.length === 0 ? null : (
            <section key={group} className="mb-4 break-inside-avoid">
              <h3 className="mb-2 text-ink-3">{group}</h3>
              <ul className="grid gap-1.5">
                {[...list.map((one) => [one.keys, one.label] as const), ...(FIXED[group] ?? [])].map(
                  ([key, label]) => (
                    <li key={key} className="row justify-between">
                      {label}
                      <Kbd keys={key} />
                    </li>
                  ),
                )}
              </ul>
            </section>
          );
        })}
      </div>
      <label className="row border-line border-t pt-3">
        <input
          type="checkbox"
          checked={keys === 'on'}
          onChange={(event) => setKeys(event.target.checked ? 'on' : 'off')}
        />
        Use these keys. They never act while you type in a field.
      </label>
    </Dialog>
  );
}
