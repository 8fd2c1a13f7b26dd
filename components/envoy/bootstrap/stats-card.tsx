import { Kv } from '@/components/data/kv';
import { Card } from '@/components/ui/card';
import { Disclosure } from '@/components/ui/disclosure';
import { visibleText } from '@/components/ui/visible-text';
import { plural } from '@/lib/core/words';
import type { StatsSettings } from '@/lib/envoy/bootstrap-model';
import { PageLink } from '../links';
import { intervalText, matcherText, tagText } from '../words/bootstrap-words';
import { valueWords } from '../words/value-words';
import { ExtensionList } from './extension-list';

/** Where stats go, what they are called, and which are made at all. */
export function StatsCard({ stats }: { readonly stats: StatsSettings }) {
  const { sinks, flushInterval, flushOnAdmin, usesDefaultTags, tags, histogramSettings } = stats;
  return (
    <Card
      title="Stats"
      actions={
        <PageLink page="/admin" params={{ op: 'stats' }} className="lnk sm pr-2">
          Values
        </PageLink>
      }
    >
      <div className="px-4 py-3">
        <Kv
          entries={[
            ['Sinks', <ExtensionList key="sinks" extensions={sinks} />],
            ['Flushed', flushOnAdmin ? 'when somebody asks /stats' : intervalText(flushInterval, '5 s')],
            ['Made', <Matcher key="matcher" stats={stats} />],
            ['Tags', usesDefaultTags ? 'Envoy’s own, and those below' : 'only those below'],
            ['Own tags', <Tags key="tags" tags={tags} />],
            [
              'Histogram buckets',
              histogramSettings === 0 ? 'Envoy’s own' : plural(histogramSettings, 'setting'),
            ],
          ]}
        />
      </div>
    </Card>
  );
}

function Matcher({ stats: { matcher } }: { readonly stats: StatsSettings }) {
  if (matcher.patterns.length === 0) return matcherText(matcher);
  return (
    <Disclosure summary={`${matcherText(matcher)} one of ${plural(matcher.patterns.length, 'pattern')}`}>
      <ul className="mono grid gap-0.5">
        {matcher.patterns.map((pattern, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: patterns may repeat; the list never moves
          <li key={place} className="wrap-anywhere">
            {visibleText(valueWords(pattern, false))}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

function Tags({ tags }: { readonly tags: StatsSettings['tags'] }) {
  if (tags.length === 0) return <span className="mut">none</span>;
  return (
    <Disclosure summary={plural(tags.length, 'tag')}>
      <dl className="kv">
        {tags.map((tag, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one tag may have several rules
          <div key={place} className="contents">
            <dt className="mono wrap-anywhere">{visibleText(tag.name)}</dt>
            <dd className="mono wrap-anywhere">{visibleText(tagText(tag))}</dd>
          </div>
        ))}
      </dl>
    </Disclosure>
  );
}
