'use client';
import { CopyMenu } from '@/components/data/copy-menu';
import { CopyButton } from '@/components/ui/copy-button';
import { Segmented } from '@/components/ui/segmented';
import { visibleText } from '@/components/ui/visible-text';
import type { DumpPage } from '@/lib/answers/dump-types';
import type { JsonPointer } from '@/lib/core/brand';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { commandsOf, copyItems } from '../copy-items';
import { SelectLink } from '../links';
import { stepsOf } from './scope-of';
import type { ConfigState, DocumentView } from './use-config-state';
import { dottedOf, jqOf } from './value-paths';

const VIEWS = [
  { value: 'tree', label: 'Tree' },
  { value: 'raw', label: 'Raw' },
  { value: 'yaml', label: 'YAML' },
] as const satisfies readonly { readonly value: DocumentView; readonly label: string }[];

const LEVELS = (['1', '2', '3'] as const).map((value) => ({
  value,
  // As wide as a finger or pointer needs.
  label: <span className="inline-block min-w-3">{value}</span>,
  name: `Open ${value === '1' ? 'one level' : `${value} levels`}`,
}));

export interface DocumentHeadProps {
  readonly info: SnapshotInfo;
  readonly state: ConfigState;
  readonly page: DumpPage;
  readonly at: JsonPointer;
  readonly name: string;
  /** The value at the place, when it is short enough to be copied. */
  readonly json: string | null;
}

/** Where one is, how it is shown, and what can be copied of it. */
export function DocumentHead({ info, state, page, at, name, json }: DocumentHeadProps) {
  const [link, ...others] = copyItems({
    name,
    json,
    pointer: at,
    commands: commandsOf(info, { show: 'dump' }),
  });
  const paths = [
    { label: 'jq expression', value: jqOf(at), shown: true },
    { label: 'Path', value: dottedOf(at), shown: true },
  ];
  const pointerPlace = others.findIndex(({ label }) => label === 'JSON pointer') + 1;
  const items = [
    ...(link === undefined ? [] : [link]),
    ...others.slice(0, pointerPlace),
    ...paths,
    ...others.slice(pointerPlace),
  ];
  return (
    <header className="flex min-w-0 flex-wrap items-start gap-1.5 border-line border-b px-3 py-1.5">
      <nav aria-label="Path" className="mono mut min-w-0 flex-[1_1_100%] leading-6">
        <ol className="flex flex-wrap gap-x-1">
          <Crumb state={state} pointer="" token="dump" current={at === ''} />
          {stepsOf(at).map(({ token, pointer }) => (
            <Crumb
              key={pointer}
              state={state}
              pointer={pointer}
              token={nameOf(page, pointer) ?? token}
              current={pointer === at}
            />
          ))}
        </ol>
      </nav>
      {state.view === 'tree' ? (
        <Segmented
          label="Levels that are open"
          options={LEVELS}
          value={LEVELS.find(({ value }) => Number(value) === (state.levels ?? 2))?.value ?? '2'}
          onChange={(value) => state.setLevels(Number(value))}
          small
        />
      ) : null}
      <Segmented label="Shown as" options={VIEWS} value={state.view} onChange={state.setView} small />
      <CopyButton value={at} what="JSON pointer">
        Pointer
      </CopyButton>
      <CopyMenu small takesC items={items} />
    </header>
  );
}

/** What a step is called: a section by its title, a resource by its name. */
export function nameOf(page: DumpPage, pointer: JsonPointer): string | null {
  const section = page.sections.find((each) => each.pointer === pointer);
  return section?.title ?? page.rows.find((row) => row.pointer === pointer)?.name ?? null;
}

interface CrumbProps {
  readonly state: ConfigState;
  readonly pointer: string;
  readonly token: string;
  readonly current: boolean;
}

function Crumb({ state, pointer, token, current }: CrumbProps) {
  return (
    <li className="flex min-w-0 gap-x-1">
      {pointer === '' ? null : <span aria-hidden="true">›</span>}
      {current ? (
        <b aria-current="location" className="truncate text-ink">
          {visibleText(token)}
        </b>
      ) : (
        <SelectLink
          page="/config"
          params={{ at: pointer }}
          onSelect={() => state.open(pointer)}
          className="truncate"
          title={pointer}
        >
          {token === '' ? '""' : visibleText(token)}
        </SelectLink>
      )}
    </li>
  );
}
