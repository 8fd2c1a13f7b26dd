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
  // Sidecars are not in the list of a visit: their id says where they are.
  const named = partsOf(target?.proxy ?? null);
  const namespace = proxy?.namespace ?? named.namespace;
  const pod = source?.kind === 'file' ? '' : (proxy?.pod ?? named.pod);
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
        {namespace === '' ? null : (
          <>
            <Separator />
            <span className="ns">{namespace}</span>
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

/** Namespace and pod of a proxy id that is not in the list, or not any more. */
function partsOf(proxyId: string | null): { readonly namespace: string; readonly pod: string } {
  if (proxyId === null || proxyId === '-') return { namespace: '', pod: '' };
  const slash = proxyId.indexOf('/');
  return { namespace: proxyId.slice(0, Math.max(0, slash)), pod: proxyId.slice(slash + 1) };
}

function Separator() {
  return (
    <span className="sep" aria-hidden="true">
      ›
    </span>
  );
}
