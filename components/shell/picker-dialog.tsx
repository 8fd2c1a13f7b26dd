'use client';
import { type RefObject, useId, useRef } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { Icon } from '@/components/ui/icons';
import { Kbd } from '@/components/ui/kbd';
import { PickerFoot } from './picker-foot';
import { PickerList } from './picker-list';
import { PickerListing } from './picker-listing';
import { usePicker } from './use-picker';

export interface PickerDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onFiles: (files: readonly File[]) => void;
}

/** One combobox over contexts, namespaces and pods, and over files and the demo. */
export function PickerDialog({ open, onClose, onFiles }: PickerDialogProps) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Choose a source"
      titleHidden
      size="large"
      flush
      initialFocus={field}
    >
      <PickerBody field={field} onClose={onClose} onFiles={onFiles} />
    </Dialog>
  );
}

interface BodyProps extends Omit<PickerDialogProps, 'open'> {
  readonly field: RefObject<HTMLInputElement | null>;
}

/** Inside the dialog, so that every opening begins with an empty field. */
function PickerBody({ field, onClose, onFiles }: BodyProps) {
  const picker = usePicker(onClose);
  const list = useId();
  return (
    <>
      <div className="field pick-field">
        <Icon name="search" small />
        <input
          ref={field}
          role="combobox"
          aria-label="Context, namespace or pod"
          aria-expanded="true"
          aria-controls={list}
          aria-activedescendant={picker.active === null ? undefined : `${list}-${picker.at}`}
          placeholder="Context, namespace or pod"
          autoComplete="off"
          spellCheck={false}
          value={picker.query}
          onChange={(event) => picker.setQuery(event.target.value)}
          onKeyDown={picker.onKeyDown}
        />
        <Kbd keys="Esc" />
      </div>
      <PickerListing source={picker.browsed} query={picker.listing} sidecars={picker.sidecars} />
      <PickerList
        id={list}
        groups={picker.groups}
        sources={picker.target.sources}
        at={picker.at}
        isCurrent={picker.isCurrent}
        onPick={picker.pick}
        onPoint={picker.point}
      />
      <PickerFoot onClose={onClose} onFiles={onFiles} />
    </>
  );
}
