'use client';
import { debounce, parseAsInteger, parseAsString, useQueryStates } from 'nuqs';
import { PageHead } from '@/components/ui/page-head';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { ADMIN_PARAMS } from '@/lib/url/params';
import { AdminAnswer } from './admin/admin-answer';
import { OPERATIONS, type OperationWords, operationOf } from './admin/operations';
import { SelectLink } from './links';
import { entryClass, ListBeside } from './list-beside';
import { useListKeys } from './listeners/use-list-keys';
import { PageGate } from './page-gate';

const PARAMS = { ...ADMIN_PARAMS, q: parseAsString.withDefault(''), hit: parseAsInteger };

/** Envoy's own answers, as they came, with what was secret overwritten. */
export function AdminPage() {
  return <PageGate title="Admin">{(info) => <AdminView info={info} />}</PageGate>;
}

function AdminView({ info }: { readonly info: SnapshotInfo }) {
  const [{ op, q, hit }, setParams] = useQueryStates(PARAMS, { history: 'replace' });
  const current = operationOf(op, info.origin.sourceKind);
  const select = (operation: string) => void setParams({ op: operation, hit: null }, { history: 'push' });
  useListKeys(
    OPERATIONS.map(({ operation }) => operation),
    current.operation,
    select,
  );
  const list = (
    <nav aria-label="Admin operations">
      <ul>
        {OPERATIONS.map((each) => (
          <Operation
            key={each.operation}
            words={each}
            current={each.operation === current.operation}
            onSelect={() => select(each.operation)}
          />
        ))}
      </ul>
    </nav>
  );
  return (
    <div className="view">
      <PageHead
        title="Admin"
        meta="Envoy’s own answers at the time of the read. Nothing here changes Envoy."
      />
      <ListBeside list={list}>
        <AdminAnswer
          key={current.operation}
          info={info}
          words={current}
          text={q}
          hit={hit}
          onText={(next) => void setParams({ q: next, hit: null }, { limitUrlUpdates: debounce(250) })}
          onHit={(next) => void setParams({ hit: next })}
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
        params={{ op: words.operation }}
        current={current}
        onSelect={onSelect}
        className={`block ${entryClass(current)}`}
      >
        <b className="mono block">{words.path.split('?')[0]}</b>
        <small className="xs mut">{words.what}</small>
      </SelectLink>
    </li>
  );
}
