'use client';
import { createContext, type ReactNode, useContext, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icons';
import { Status } from '@/components/ui/status';
import { visibleText } from '@/components/ui/visible-text';
import { plural } from '@/lib/core/words';
import type { MatcherOutcome, MatcherTree } from '@/lib/envoy/model';
import { PageLink } from './links';
import { bodyText, matcherPredicateText } from './words/matcher-words';

/** Branches drawn at first: a map may have thousands. */
const FIRST = 50;

type Action = MatcherOutcome & { readonly kind: 'action' };
/** What an action means where the tree stands: a filter chain, a route. */
export type ActionView = (action: Action) => ReactNode;

const ActionScope = createContext<ActionView>((action) => <code>{visibleText(action.name)}</code>);

export interface MatcherTreeViewProps {
  readonly tree: MatcherTree;
  /** `Matcher tree of the listener` */
  readonly label: string;
  /** What an action leads to, in the words of the place. */
  readonly action: ActionView;
}

/** An xDS matcher tree, drawn as nested lists: how each level decides, what leads where, what comes when nothing matched. */
export function MatcherTreeView({ tree, label, action }: MatcherTreeViewProps) {
  return (
    <ActionScope value={action}>
      <section className="scroll sm px-4 py-2.5" tabIndex={0} aria-label={label}>
        <Tree tree={tree} />
      </section>
    </ActionScope>
  );
}

function Tree({ tree }: { readonly tree: MatcherTree }) {
  const id = useId();
  return (
    <div className="min-w-70">
      <p id={id} className="sec">
        {visibleText(bodyText(tree.body))}
      </p>
      <ul aria-labelledby={id} className="grid gap-1 border-line-2 border-l pl-3">
        <Branches tree={tree} />
        {tree.onNoMatch === null ? null : (
          <Branch label={<span className="mut">nothing matched</span>} outcome={tree.onNoMatch} />
        )}
      </ul>
    </div>
  );
}

interface Drawn {
  readonly key: string;
  readonly label: ReactNode;
  readonly outcome: MatcherOutcome;
}

function drawnOf({ body }: MatcherTree): readonly Drawn[] {
  if (body.kind === 'list')
    return body.rules.map(({ predicate, outcome }, place) => ({
      key: String(place),
      label: (
        <>
          <span className="mut mono xs">{place + 1}</span> if{' '}
          <span className="mono wrap-anywhere">{visibleText(matcherPredicateText(predicate))}</span>
        </>
      ),
      outcome,
    }));
  if (!('branches' in body)) return [];
  return body.branches.map(({ keys, exclusive, outcome }) => ({
    key: keys.join(),
    label: (
      <>
        <code className="wrap-anywhere">
          {keys.map((key) => visibleText(key === '' ? '""' : key)).join(', ')}
        </code>
        {exclusive ? <span className="mut xs"> exclusive: not after a longer range</span> : null}
      </>
    ),
    outcome,
  }));
}

function Branches({ tree }: { readonly tree: MatcherTree }) {
  const [all, setAll] = useState(false);
  const branches = drawnOf(tree);
  const shown = all ? branches : branches.slice(0, FIRST);
  return (
    <>
      {shown.map(({ key, label, outcome }) => (
        <Branch key={key} label={label} outcome={outcome} />
      ))}
      {shown.length === branches.length ? null : (
        <li>
          <Button small onClick={() => setAll(true)}>
            Show all {plural(branches.length, 'branch', 'branches')}
          </Button>
        </li>
      )}
    </>
  );
}

function Branch({ label, outcome }: { readonly label: ReactNode; readonly outcome: MatcherOutcome }) {
  if (outcome.kind === 'matcher')
    return (
      <li>
        <details className="disclosure" open>
          <summary>
            {label}
            <KeepMatching outcome={outcome} />
          </summary>
          <div className="pt-1 pl-4">
            <Tree tree={outcome.tree} />
          </div>
        </details>
      </li>
    );
  return (
    <li className="flex flex-wrap items-center gap-x-1.5">
      <span className="min-w-0">{label}</span>
      <Icon name="arrow" small className="text-ink-3" />
      <Outcome outcome={outcome} />
    </li>
  );
}

function Outcome({ outcome }: { readonly outcome: Exclude<MatcherOutcome, { kind: 'matcher' }> }) {
  const view = useContext(ActionScope);
  if (outcome.kind === 'action')
    return (
      <span className="min-w-0">
        {view(outcome)}
        <KeepMatching outcome={outcome} />
      </span>
    );
  return (
    <span className="row">
      <Status
        kind="unk"
        label={
          outcome.kind === 'too-deep' ? 'nested too deeply to be drawn' : 'an outcome that is not understood'
        }
      />
      <PageLink page="/config" params={{ at: outcome.pointer }}>
        In the dump
      </PageLink>
    </span>
  );
}

/** `keep_matching`: the outcome is noted, and matching goes on as if nothing had matched. */
function KeepMatching({ outcome }: { readonly outcome: { readonly keepMatching: boolean } }) {
  return outcome.keepMatching ? <span className="mut xs"> and goes on</span> : null;
}
