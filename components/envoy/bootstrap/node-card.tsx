'use client';
import { useState } from 'react';
import { Kv } from '@/components/data/kv';
import { Card } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { FilterField } from '@/components/ui/filter-field';
import { visibleText } from '@/components/ui/visible-text';
import { formatCount, plural } from '@/lib/core/words';
import type { NodeDetail } from '@/lib/envoy/bootstrap-model';
import { named } from '../parts';
import { addressesText } from '../words/address';
import { ValueTree } from './value-tree';

function mono(text: string) {
  return <span className="mono wrap-anywhere">{visibleText(text)}</span>;
}

/** Who this Envoy says it is when it asks for configuration. */
export function NodeCard({ node }: { readonly node: NodeDetail }) {
  const { locality, metadata, version, build, clientFeatures, listeningAddresses } = node;
  const hasMetadata = Object.keys(metadata).length > 0;
  return (
    <Card title="Node" meta="who it says it is when it asks for configuration">
      <div className="grid gap-3 px-4 py-3">
        <Kv
          entries={[
            ['Id', mono(named(node.id))],
            ['Service cluster', mono(named(node.cluster))],
            ['Locality', locality.length === 0 ? null : mono(locality.join(' / '))],
            ['Program', mono([node.userAgent, version ?? ''].join(' ').trim())],
            ...build.map(([name, value]) => [name, mono(value)] as const),
            ['Client features', clientFeatures.length === 0 ? null : mono(clientFeatures.join(', '))],
            [
              'Listening addresses',
              listeningAddresses.length === 0 ? null : mono(addressesText(listeningAddresses)),
            ],
          ]}
        />
        <div>
          <h3 className="xs mut pb-1">Metadata</h3>
          {hasMetadata ? <ValueTree value={metadata} /> : <p className="mut">It sends none.</p>}
        </div>
      </div>
    </Card>
  );
}

type Category = NodeDetail['extensions'][number];

function filtered(categories: readonly Category[], text: string): readonly Category[] {
  const words = text.toLowerCase().split(/\s+/);
  const holds = (category: string, name: string, types: readonly string[]) => {
    const all = [category, name, ...types].join(' ').toLowerCase();
    return words.every((word) => all.includes(word));
  };
  return categories
    .map(({ category, entries }) => ({
      category,
      entries: entries.filter(({ name, types }) => holds(category, name, types)),
    }))
    .filter(({ entries }) => entries.length > 0);
}

/** What this binary can do: extensions by category. */
export function BuiltIn({ node }: { readonly node: NodeDetail }) {
  const [text, setText] = useState('');
  const all = node.extensions.reduce((sum, { entries }) => sum + entries.length, 0);
  const shown = filtered(node.extensions, text);
  const left = shown.reduce((sum, { entries }) => sum + entries.length, 0);
  return (
    <Card
      title="Built-in extensions"
      meta="what this binary can be configured to do"
      actions={
        <FilterField
          label="Filter extensions"
          placeholder="name, category, type"
          className="w-80 max-w-full"
          value={text}
          onChange={setText}
          hits={`${formatCount(left)} of ${plural(all, 'extension')}`}
        />
      }
    >
      <ul className="px-4 py-2">
        {shown.length === 0 ? <li className="mut">No extension matches.</li> : null}
        {shown.map(({ category, entries }) => (
          <li key={category} className="py-0.5">
            <CategoryFold
              // Opened anew when the filter changes: what it left is to be seen.
              key={text}
              open={text !== '' && shown.length <= 5}
              category={category}
              entries={entries}
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** A category that makes its entries when it is opened: a binary has hundreds. */
function CategoryFold({ open, category, entries }: Category & { readonly open: boolean }) {
  const [shown, setShown] = useState(open);
  return (
    <details className="disclosure" open={open} onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary>
        <span className="mono">{visibleText(named(category))}</span>{' '}
        <span className="mut">{formatCount(entries.length)}</span>
      </summary>
      {shown ? (
        <ul className="grid gap-0.5 pt-2 pb-2">
          {entries.map(({ name, disabled, types }) => (
            <li key={name} className="sm wrap-anywhere">
              <span className="mono">{visibleText(name)}</span>{' '}
              {disabled ? <Chip tone="off">disabled</Chip> : null}{' '}
              <span className="mono mut">{types.map(visibleText).join(', ')}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </details>
  );
}
