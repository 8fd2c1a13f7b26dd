'use client';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { errorOf, LoadingState } from '@/components/data/states';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Icon } from '@/components/ui/icons';
import { Kbd } from '@/components/ui/kbd';
import { proxiesQuery, sourcesQuery } from '@/lib/api/queries';
import { explainError } from '@/lib/core/error-words';
import type { SourceSummary } from '@/lib/snapshot/source';
import { PickerOption } from './picker-option';
import { type PickGroup, type PickOption, pickGroups } from './picker-options';
import { SourceError } from './source-error';
import { useTarget } from './use-target';

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

interface BodyProps {
  readonly field: React.RefObject<HTMLInputElement | null>;
  readonly onClose: () => void;
  readonly onFiles: (files: readonly File[]) => void;
}

function PickerBody({ field, onClose, onFiles }: BodyProps) {
  const target = useTarget();
  const [query, setQuery] = useState('');
  const [browsedId, setBrowsedId] = useState<string | null>(null);
  const browsed = target.sources.find((one) => one.id === (browsedId ?? target.source?.id)) ?? null;
  const listed = useQuery({ ...proxiesQuery(browsed?.id ?? ''), enabled: browsed !== null });
  const groups = pickGroups(target.sources, browsed, listed.data?.proxies ?? [], query);
  const options = groups.flatMap((group) => group.options);
  const [activeId, setActiveId] = useState<string | null>(null);
  const at = Math.max(
    0,
    options.findIndex((one) => one.id === activeId),
  );

  const pick = (option: PickOption | undefined) => {
    if (option === undefined || option.blocked !== null) return;
    if (option.kind === 'source' && option.source.kind === 'cluster' && option.source.id !== browsed?.id) {
      // A cluster has pods to choose from; looking at them does not leave the page yet.
      setBrowsedId(option.source.id);
      setQuery('');
      setActiveId(null);
      return;
    }
    target.choose(option.source.id, option.kind === 'proxy' ? option.proxy.id : null);
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const last = options.length - 1;
    const moves = new Map([
      ['ArrowDown', at === last ? 0 : at + 1],
      ['ArrowUp', at === 0 ? last : at - 1],
      ['PageDown', Math.min(last, at + 8)],
      ['PageUp', Math.max(0, at - 8)],
    ]);
    const next = moves.get(event.key);
    if (event.key === 'Enter') pick(options[at]);
    else if (next === undefined) return;
    else setActiveId(options[next]?.id ?? null);
    event.preventDefault();
  };
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
          aria-activedescendant={options[at] === undefined ? undefined : `${list}-${at}`}
          placeholder="Context, namespace or pod"
          autoComplete="off"
          spellCheck={false}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setActiveId(null);
          }}
          onKeyDown={onKeyDown}
        />
        <Kbd keys="Esc" />
      </div>
      <Listed source={browsed} query={listed} />
      <OptionList
        id={list}
        groups={groups}
        sources={target.sources}
        at={at}
        isCurrent={(one) =>
          one.source.id === target.source?.id &&
          (one.kind === 'source' ? target.proxy === null : one.proxy.id === target.target?.proxy)
        }
        onPick={pick}
        onPoint={(one) => setActiveId(one.id)}
      />
      <Foot onClose={onClose} onFiles={onFiles} />
    </>
  );
}

interface OptionListProps {
  readonly id: string;
  readonly groups: readonly PickGroup[];
  readonly sources: readonly SourceSummary[];
  readonly at: number;
  readonly isCurrent: (option: PickOption) => boolean;
  readonly onPick: (option: PickOption) => void;
  readonly onPoint: (option: PickOption) => void;
}

function OptionList({ id, groups, sources, at, isCurrent, onPick, onPoint }: OptionListProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector(`[id="${id}-${at}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [id, at]);
  let index = -1;
  return (
    <div ref={box} id={id} className="pick-list" role="listbox" aria-label="Sources">
      {groups.length === 0 ? <p className="sec p-2">Nothing matches.</p> : null}
      {groups.map((group) => (
        // A listbox may only hold options and groups of them.
        <div key={group.title} role="group" aria-label={group.title}>
          <div className="pick-group" aria-hidden="true">
            {group.title}
          </div>
          {group.options.map((option) => {
            index += 1;
            return (
              <PickerOption
                key={option.id}
                option={option}
                sources={sources}
                domId={`${id}-${index}`}
                active={index === at}
                current={isCurrent(option)}
                onPick={() => onPick(option)}
                onPoint={() => onPoint(option)}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}

interface ListedProps {
  readonly source: SourceSummary | null;
  readonly query: {
    readonly isLoading: boolean;
    readonly error: unknown;
    readonly data: { readonly problems: readonly Parameters<typeof explainError>[0][] } | undefined;
    readonly refetch: () => unknown;
  };
}

/** What became of listing the pods of the source that is looked at. */
function Listed({ source, query }: ListedProps) {
  if (source === null) return null;
  if (query.isLoading) return <LoadingState label={`Listing the gateways of ${source.label}`} lines={2} />;
  if (query.error !== null && query.error !== undefined) {
    return <SourceError error={errorOf(query.error)} onRetry={() => void query.refetch()} />;
  }
  const problems = query.data?.problems ?? [];
  return problems.length === 0 ? null : (
    <ul className="sm sec px-3">
      {problems.map((problem) => (
        <li key={JSON.stringify(problem)}>{explainError(problem).title}</li>
      ))}
    </ul>
  );
}

function Foot({ onClose, onFiles }: Omit<BodyProps, 'field'>) {
  const input = useRef<HTMLInputElement>(null);
  const problems = useQuery(sourcesQuery()).data?.problems ?? [];
  return (
    <div className="pick-foot">
      <Button small icon="file" onClick={() => input.current?.click()}>
        Open file…
      </Button>
      <span className="mut sm">or drop a config_dump anywhere on the page</span>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept=".json,application/json"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          onClose();
        }}
      />
      {problems.map((problem) => {
        const words = explainError(problem);
        return (
          <p key={JSON.stringify(problem)} className="sm basis-full text-warn">
            {words.title}. {words.cause}
          </p>
        );
      })}
    </div>
  );
}
