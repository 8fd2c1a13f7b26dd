'use client';
import { CopyMenu } from '@/components/data/copy-menu';
import { JsonView } from '@/components/data/json-view';
import { ErrorState, errorOf, LoadingState } from '@/components/data/states';
import { CopyButton } from '@/components/ui/copy-button';
import { Note } from '@/components/ui/note';
import type { DumpPage } from '@/lib/answers/dump-types';
import type { JsonPointer } from '@/lib/core/brand';
import { formatCount } from '@/lib/core/words';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { commandsOf, copyItems } from '../copy-items';
import { SelectLink } from '../links';
import { useTitle } from '../use-title';
import { nameInText } from './name-in-text';
import { scopeOf, stepsOf } from './scope-of';
import type { ConfigState } from './use-config-state';
import { useDocument } from './use-document';

export interface DocumentProps {
  readonly info: SnapshotInfo;
  readonly state: ConfigState;
  readonly page: DumpPage;
  readonly at: JsonPointer;
}

/** The resource around a pointer as JSON, opened at the pointer. */
export function Document({ info, state, page, at }: DocumentProps) {
  const { text, line, error, isPart, retry } = useDocument(info.id, at);
  if (error !== null) return <ErrorState error={errorOf(error)} onRetry={retry} />;
  if (text === undefined) return <LoadingState label="Loading the JSON" lines={8} />;
  // Part of a resource names that part; the resource's own name then stands in the list alone.
  const name = nameOf(page, scopeOf(at)) ?? (isPart ? null : nameInText(text.json)) ?? at;
  return (
    <section
      className="grid h-full min-w-0 grid-rows-[auto_auto_minmax(0,1fr)] bg-surface"
      aria-label="Document"
    >
      <Head info={info} state={state} page={page} at={at} json={text.json} name={name} />
      <div className="grid">
        {isPart ? (
          <Note kind="info" className="m-2">
            The whole resource is longer than what is shown at once. This is the part around the pointer.
          </Note>
        ) : null}
        {line === null && text.cutAt === null ? (
          <Note kind="warn" className="m-2">
            This snapshot has nothing at this pointer. What stands around it is shown.
          </Note>
        ) : null}
        {text.cutAt === null ? null : (
          <Note kind="warn" className="m-2">
            Cut after {formatCount(text.cutAt)} characters. Open a part of it, or save the dump, to see the
            rest.
          </Note>
        )}
      </div>
      <JsonView
        text={text.json}
        label={`JSON at ${text.pointer === '' ? 'the root' : text.pointer}`}
        find={state.find}
        scrollTo={line}
        markLine={at === text.pointer ? null : line}
        lineNumbers
        fill
      />
    </section>
  );
}

interface HeadProps extends DocumentProps {
  readonly json: string;
  /** Name of the resource; the pointer where it has none. */
  readonly name: string;
}

function Head({ info, state, page, at, json, name }: HeadProps) {
  useTitle(name);
  return (
    <header className="flex min-w-0 items-start gap-1.5 border-line border-b px-3 py-1.5">
      <nav aria-label="Path" className="mono mut min-w-0 flex-1 leading-6">
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
      <CopyButton value={at} what="JSON pointer">
        Pointer
      </CopyButton>
      <CopyMenu
        small
        takesC
        items={copyItems({ name, json, pointer: at, commands: commandsOf(info, { show: 'dump' }) })}
      />
    </header>
  );
}

/** What a step is called: a section by its title, a resource by its name. */
function nameOf(page: DumpPage, pointer: JsonPointer): string | null {
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
          {token}
        </b>
      ) : (
        <SelectLink
          page="/config"
          params={{ at: pointer }}
          onSelect={() => state.open(pointer)}
          className="truncate"
          title={pointer}
        >
          {token === '' ? '""' : token}
        </SelectLink>
      )}
    </li>
  );
}
