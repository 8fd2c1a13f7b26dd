'use client';
import { useQuery } from '@tanstack/react-query';
import { JsonTree } from '@/components/data/json-tree';
import { RawLines } from '@/components/data/raw-lines';
import type { DumpPage } from '@/lib/answers/dump-types';
import { answerQuery } from '@/lib/api/queries';
import type { JsonPointer } from '@/lib/core/brand';
import { plural } from '@/lib/core/words';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { useDebounced } from '../use-debounced';
import { useTitle } from '../use-title';
import { DocumentHead, nameOf } from './document-head';
import { PrintedDocument } from './printed-document';
import { References } from './references';
import { RefersTo } from './refers-to';
import { elementOf, scopeOf } from './scope-of';
import { subjectOf } from './subject-of';
import type { ConfigState } from './use-config-state';
import { useName } from './use-name';

export interface DocumentProps {
  readonly info: SnapshotInfo;
  readonly state: ConfigState;
  readonly page: DumpPage;
  readonly at: JsonPointer;
  /** Escape in the document: back to the hits or resources. */
  readonly onLeave: () => void;
}

/** Levels that are open of a resource until somebody says otherwise. */
const LEVELS = 2;

/** The resource around a place as a tree, as the lines that Envoy sent, or as YAML; and what refers to it. */
export function Document(props: DocumentProps) {
  const { info, state, page, at } = props;
  const subject = subjectOf(at);
  const name = useName(info.id, subject);
  const own = useName(info.id, subjectOf(scopeOf(at)));
  // Walking through the hits must not fetch the text of each.
  const rested = useDebounced(at, 200);
  const text = useQuery(answerQuery(info.id, { ask: 'resource', pointer: rested }));
  const whole = text.data?.pointer === at && text.data.cutAt === null ? text.data.json : null;
  const title = nameOf(page, scopeOf(at)) ?? own ?? at;
  useTitle(title);
  return (
    <section
      className="grid h-full min-w-0 grid-rows-[auto_minmax(0,1fr)_auto] bg-surface"
      aria-label="Document"
    >
      <DocumentHead {...props} name={title} json={whole} />
      <div className="min-h-0 min-w-0 overflow-hidden">
        <Body {...props} />
      </div>
      <div className="min-w-0">
        <RefersTo info={info} state={state} at={elementOf(rested)} />
        {subject === null || name === null ? null : (
          <References
            key={`${subject.kind} ${name}`}
            info={info}
            state={state}
            kind={subject.kind}
            name={name}
          />
        )}
      </div>
    </section>
  );
}

function Body({ info, state, at, onLeave }: DocumentProps) {
  const scope = scopeOf(at);
  // A text search marks its text; what a pattern or a key found is marked by the row alone.
  const find = state.mode === 'text' ? state.find : '';
  const label = `JSON at ${scope === '' ? 'the root' : scope}`;
  if (state.view === 'tree')
    return (
      <JsonTree
        key={`${info.id} ${scope}`}
        snapshot={info.id}
        root={scope}
        at={at}
        levels={state.levels ?? LEVELS}
        find={find}
        label={label}
        onSelect={state.moveTo}
        onLeave={onLeave}
      />
    );
  if (state.view === 'yaml') return <PrintedDocument as="yaml" snapshot={info.id} at={at} find={find} />;
  return (
    <RawLines
      key={info.id}
      snapshot={info.id}
      at={at}
      find={find}
      label="The dump as it was received"
      minified={({ lines }) => (
        <PrintedDocument
          as="json"
          snapshot={info.id}
          at={at}
          find={find}
          note={`The dump came in ${plural(lines, 'line')}. Here one resource at a time is printed for reading; the line numbers are those of this print.`}
        />
      )}
    />
  );
}
