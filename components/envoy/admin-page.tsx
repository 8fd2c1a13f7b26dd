'use client';
import { PageHead } from '@/components/ui/page-head';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { AdminAnswer } from './admin/admin-answer';
import { LiveAnswer } from './admin/live-answer';
import { OPERATIONS, type OperationWords, operationOf } from './admin/operations';
import { useAdminState } from './admin/use-admin-state';
import { SelectLink } from './links';
import { entryClass, ListBeside } from './list-beside';
import { useListKeys } from './listeners/use-list-keys';
import { PageGate } from './page-gate';

/** Envoy's own answers, readable and as they came, with what was secret overwritten. */
export function AdminPage() {
  return <PageGate title="Admin">{(info) => <AdminView info={info} />}</PageGate>;
}

const PARTS = [
  { title: 'Part of every read', onDemand: false },
  { title: 'Asked when shown', onDemand: true },
] as const;

function AdminView({ info }: { readonly info: SnapshotInfo }) {
  const { op, select, q, setQ, hit, setHit, asText } = useAdminState();
  const current = operationOf(op, info.origin.sourceKind);
  // In a table `j` and `k` are the rows'.
  const hasTable = current.read === 'stats' && !asText;
  useListKeys(hasTable ? [] : OPERATIONS.map(({ id }) => id), current.id, select);
  const list = (
    <nav aria-label="Admin operations">
      {PARTS.map(({ title, onDemand }) => (
        <div key={title}>
          <h2 className="xs mut px-6 pt-3 pb-1" id={`admin-${onDemand}`}>
            {title}
          </h2>
          <ul aria-labelledby={`admin-${onDemand}`}>
            {OPERATIONS.filter((each) => each.onDemand === onDemand).map((each) => (
              <Operation
                key={each.id}
                words={each}
                current={each.id === current.id}
                onSelect={() => select(each.id)}
              />
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
  const Answer = current.onDemand ? LiveAnswer : AdminAnswer;
  return (
    <div className="view">
      <PageHead title="Admin" meta="Envoy’s own answers. Nothing here changes Envoy." />
      <ListBeside list={list}>
        <Answer
          key={current.id}
          info={info}
          words={current}
          text={q}
          hit={hit}
          onText={setQ}
          onHit={setHit}
        />
      </ListBeside>
    </div>
  );
}

interface OperationProps {
  readonly words: OperationWords;
  readonly current: boolean;
  readonly onSelect: () => void;
}

function Operation({ words, current, onSelect }: OperationProps) {
  return (
    <li>
      <SelectLink
        page="/admin"
        params={{ op: words.id }}
        current={current}
        onSelect={onSelect}
        className={`block ${entryClass(current)}`}
      >
        <b className="mono block">{words.path}</b>
        <small className="xs mut">{words.what}</small>
      </SelectLink>
    </li>
  );
}
