'use client';
import { Dialog } from '@base-ui/react/dialog';
import { IconButton } from './button';
import type { DialogProps } from './dialog';

/** The heavy half of `Dialog`. */
export function DialogPopup(props: DialogProps) {
  const { open, onClose, title, titleHidden = false, size = 'small', flush = false } = props;
  const { initialFocus, actions, children } = props;
  return (
    <Dialog.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Dialog.Portal>
        {/* A dialog over a dialog dims the one beneath, too. */}
        <Dialog.Backdrop className="scrim" forceRender />
        <Dialog.Popup
          className={`pop dlg ${size} ${flush ? 'flush' : ''}`}
          {...(initialFocus === undefined ? {} : { initialFocus })}
        >
          <div className={titleHidden ? 'vh' : 'dlg-head'}>
            <Dialog.Title>{title}</Dialog.Title>
            <Dialog.Close render={<IconButton icon="close" label="Close" small />} />
          </div>
          {children}
          {actions === undefined ? null : <div className="dlg-foot">{actions}</div>}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
