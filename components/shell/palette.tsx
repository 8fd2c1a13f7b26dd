'use client';
import { type RefObject, useEffect, useId, useRef } from 'react';
import { DialogPopup } from '@/components/ui/dialog-popup';
import { Icon } from '@/components/ui/icons';
import { Kbd } from '@/components/ui/kbd';
import { visibleText } from '@/components/ui/visible-text';
import { formatCount } from '@/lib/core/words';
import { showOverlay, useOverlay } from './overlays';
import type { PaletteItem } from './palette-items';
import { type Palette as State, usePalette } from './use-palette';

export interface PaletteProps {
  readonly onFiles: (files: readonly File[]) => void;
}

/** Jump to anything by name: resources, pages, actions. */
export function Palette({ onFiles }: PaletteProps) {
  const open = useOverlay() === 'palette';
  const field = useRef<HTMLInputElement>(null);
  return (
    <DialogPopup
      open={open}
      onClose={() => showOverlay(null)}
      title="Search or jump to"
      titleHidden
      size="large"
      flush
      initialFocus={field}
    >
      <PaletteBody field={field} onFiles={onFiles} />
    </DialogPopup>
  );
}

interface BodyProps extends PaletteProps {
  readonly field: RefObject<HTMLInputElement | null>;
}

/** Inside the dialog, so that every opening begins with an empty field. */
function PaletteBody({ field, onFiles }: BodyProps) {
  const palette = usePalette(() => showOverlay(null), onFiles);
  const list = useId();
  return (
    <>
      <div className="field pick-field">
        <Icon name="search" small />
        <input
          ref={field}
          role="combobox"
          aria-label="Search or jump to"
          aria-expanded="true"
          aria-autocomplete="list"
          aria-controls={list}
          aria-activedescendant={palette.active === null ? undefined : `${list}-${palette.at}`}
          placeholder="Cluster, host, path, listener, secret, page or action"
          autoComplete="off"
          spellCheck={false}
          value={palette.text}
          onChange={(event) => palette.setText(event.target.value)}
          onKeyDown={palette.onKeyDown}
        />
        <Kbd keys="Esc" />
      </div>
      <PaletteList id={list} palette={palette} />
      <p className="pick-foot xs mut" role="status">
        {footWords(palette)}
      </p>
    </>
  );
}

function footWords({ groups, searching, failed, text }: State): string {
  if (failed) return 'The snapshot could not be searched; pages and actions are listed.';
  if (searching) return 'Searching the snapshot';
  const count = groups.reduce((sum, { items, more }) => sum + items.length + more, 0);
  return text.trim() === '' ? 'Type a part of a name' : `${formatCount(count)} found`;
}

function PaletteList({ id, palette }: { readonly id: string; readonly palette: State }) {
  const box = useRef<HTMLDivElement>(null);
  const { groups, at, searching } = palette;
  useEffect(() => {
    box.current?.querySelector(`[id="${id}-${at}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [id, at]);
  let index = -1;
  return (
    <div ref={box} id={id} className="pick-list" role="listbox" aria-label="Found">
      {groups.length === 0 && !searching ? <p className="sec p-2">Nothing matches.</p> : null}
      {groups.map(({ title, items, more }) => (
        <div key={title} role="group" aria-label={title}>
          <div className="pick-group" aria-hidden="true">
            {title}
            {more === 0 ? '' : `, the best of ${formatCount(items.length + more)}`}
          </div>
          {items.map((item) => {
            index += 1;
            return (
              <Line
                key={item.id}
                item={item}
                domId={`${id}-${index}`}
                active={index === at}
                onPick={() => palette.pick(item)}
                onPoint={() => palette.point(item)}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}

interface LineProps {
  readonly item: PaletteItem;
  readonly domId: string;
  readonly active: boolean;
  readonly onPick: () => void;
  readonly onPoint: () => void;
}

/** The focus stays in the field; the line is named by `aria-activedescendant`. */
function Line({ item, domId, active, onPick, onPoint }: LineProps) {
  const isName = item.does.kind === 'go' && item.does.found !== null;
  const label = visibleText(item.label);
  return (
    <div
      id={domId}
      role="option"
      tabIndex={-1}
      className="pick"
      aria-selected={active}
      onClick={onPick}
      onMouseMove={onPoint}
    >
      <Icon name={item.icon} small />
      <span className="flex min-w-0 items-baseline gap-2" title={label}>
        {isName ? <code className="truncate">{label}</code> : <span className="truncate">{label}</span>}
        {item.detail === '' ? null : <span className="mut sm truncate">{visibleText(item.detail)}</span>}
      </span>
      <span className="pick-facts">{item.keys === null ? null : <Kbd keys={item.keys} />}</span>
    </div>
  );
}
