'use client';
import Link from 'next/link';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useState } from 'react';
import { segmentOf } from '@/components/data/segment';
import { SegmentBar } from '@/components/data/segment-bar';
import { ObjectLink } from '@/components/istio/origin-link';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { Icon } from '@/components/ui/icons';
import { Status } from '@/components/ui/status';
import type { ProxyType } from '@/lib/answers/overview-types';
import { plural } from '@/lib/core/words';
import type { Finding } from '@/lib/findings/model';
import { useHref } from '../links';
import { objectHref } from '../parts';
import { PhraseText, phraseText } from '../phrase';
import { findingWords } from '../words/finding-words';

/** Rows before "all": the worst are first. */
const FIRST = 10;
/** Findings on one page of "all": each is some twenty nodes. */
const MOST = 40;
const ALL = parseAsStringLiteral(['all']);

interface ProblemsProps {
  readonly type: ProxyType | null;
  readonly findings: readonly Finding[];
}

/** What is wrong, worst first, each with one place to look. */
export function Problems({ type, findings }: ProblemsProps) {
  const [shown, setShown] = useQueryState('problems', ALL);
  const [from, setFrom] = useState(0);
  const all = segmentOf(from, findings.length, MOST);
  const { base, count } = shown === 'all' ? all : { base: 0, count: FIRST };
  const rows = findings.slice(base, base + count);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  return (
    <Card
      title="Problems"
      {...(type === 'sidecar' ? { meta: 'of this sidecar, and of routes to gateways of the cluster' } : {})}
      className="overflow-hidden"
      actions={
        <span className="row pr-2">
          {errors === 0 ? null : <Chip tone="err">{plural(errors, 'error')}</Chip>}
          {warnings === 0 ? null : <Chip tone="warn">{plural(warnings, 'warning')}</Chip>}
        </span>
      }
    >
      {findings.length === 0 ? (
        <p className="px-4 py-3">
          <Status kind="ok" label="Nothing found that would fail a request" />
        </p>
      ) : (
        <ul>
          {rows.map((finding, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two findings may read alike; the list never moves
            <Problem key={base + place} finding={finding} />
          ))}
        </ul>
      )}
      {shown === 'all' ? (
        <SegmentBar segment={all} total={findings.length} what="findings" onGo={setFrom} />
      ) : rows.length === findings.length ? null : (
        <div className="border-line border-t px-4 py-2">
          <Button small onClick={() => void setShown('all', { history: 'push' })}>
            All {findings.length} findings
          </Button>
        </div>
      )}
    </Card>
  );
}

function Problem({ finding }: { readonly finding: Finding }) {
  const href = useHref();
  const { mark, kind, what, source, open } = findingWords(finding);
  const target = 'object' in open ? objectHref(href, open.object) : href(open.page, open.params);
  const text = phraseText(what);
  return (
    <li className="grid min-h-9 grid-cols-[148px_minmax(0,1fr)_minmax(0,220px)_auto] items-center gap-x-2 border-line border-t px-4 py-1 first:border-t-0 hover:bg-surface-2 max-narrow:grid-cols-[minmax(0,1fr)_auto] max-narrow:py-2">
      <span>
        <Status kind={mark} label={kind} />
      </span>
      <span
        className="line-clamp-2 max-narrow:order-1 max-narrow:col-span-2 max-narrow:line-clamp-none wrap-anywhere"
        title={text}
      >
        <PhraseText phrase={what} />
      </span>
      <span className="flex min-w-0 justify-end max-narrow:hidden">
        {source === null ? null : (
          <ObjectLink subject={source} href={objectHref(href, source)} className="lnk" />
        )}
      </span>
      <Link href={target} prefetch={false} className="btn quiet sm" aria-label={`Open: ${kind}, ${text}`}>
        Open
        <Icon name="right" small />
      </Link>
    </li>
  );
}
