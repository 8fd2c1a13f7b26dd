'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { visibleText } from '@/lib/core/visible-text';
import { plural } from '@/lib/core/words';
import { muted } from '../parts';

/** Domains that stand there before someone asks for all. */
const FIRST = 20;

/** All domains of a virtual host, folded when they are many. Envoy takes the exact ones first, then wildcards. */
export function DomainList({ domains }: { readonly domains: readonly string[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? domains : domains.slice(0, FIRST);
  if (domains.length === 0) return <p className="sm">{muted('none: no request can choose it')}</p>;
  return (
    <>
      <ul className="mono grid gap-0.5 text-12">
        {shown.map((domain, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list as it stands in the dump, repeats and all
          <li key={place} className="wrap-anywhere">
            {visibleText(domain)}
          </li>
        ))}
      </ul>
      {shown.length === domains.length ? null : (
        <div className="mt-2">
          <Button small onClick={() => setAll(true)}>
            Show all {plural(domains.length, 'domain')}
          </Button>
        </div>
      )}
    </>
  );
}
