'use client';
import { useState } from 'react';
import { Icon } from '@/components/ui/icons';
import { lazily } from '@/components/ui/lazily';
import { MID_TAIL, Mid } from '@/components/ui/mid';
import { ContextName } from './context-name';
import { showOverlay, useOverlay } from './overlays';
import type { PickerDialogProps } from './picker-dialog';
import { useTarget } from './use-target';

const PickerDialog = lazily<PickerDialogProps>(() =>
  import('./picker-dialog').then((module) => module.PickerDialog),
);

/** Context › namespace › pod; opens the picker over all three. */
export function SourcePicker({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const { sources, source, proxy, target } = useTarget();
  const open = useOverlay() === 'picker';
  const [used, setUsed] = useState(false);
  if (open && !used) setUsed(true);
  // A file's one proxy bears the name of the file, which stands there already.
  const pod = source?.kind === 'file' ? '' : (proxy?.pod ?? podOf(target?.proxy ?? null));
  return (
    <>
      <button
        type="button"
        className="picker"
        aria-haspopup="dialog"
        aria-keyshortcuts="n"
        title="Change source (n)"
        onClick={() => showOverlay('picker')}
      >
        <span className="vh">Source: </span>
        {source === null ? (
          <span className="sec">Choose a source</span>
        ) : (
          <ContextName source={source} sources={sources} />
        )}
        {proxy === null || proxy.namespace === '' ? null : (
          <>
            <Separator />
            <span className="ns">{proxy.namespace}</span>
          </>
        )}
        {pod === '' || pod === source?.label ? null : (
          <>
            <Separator />
            <Mid className="pod" text={pod} tail={MID_TAIL.pod} />
          </>
        )}
        <Icon name="down" small />
      </button>
      {used ? <PickerDialog open={open} onClose={() => showOverlay(null)} onFiles={onFiles} /> : null}
    </>
  );
}

/** The pod of a proxy id that is not in the list (any more). */
function podOf(proxyId: string | null): string {
  if (proxyId === null || proxyId === '-') return '';
  return proxyId.slice(proxyId.indexOf('/') + 1);
}

function Separator() {
  return (
    <span className="sep" aria-hidden="true">
      ›
    </span>
  );
}
