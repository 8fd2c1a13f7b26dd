import { visibleText } from '@/components/ui/visible-text';
import type { LbPolicy, LoadBalancing, SubsetConfig } from '@/lib/envoy/cluster-settings-model';
import { fallbackWords, ruleWords, selectorWords } from '../words/cluster-words';
import { SettingList } from './setting-list';

/** A policy with what it delegates to, one beneath the other. */
function Policy({ policy }: { readonly policy: LbPolicy }) {
  const { name, type, settings, children } = policy;
  return (
    <div className="grid gap-1">
      <p className="sm mono wrap-anywhere" title={visibleText(type)}>
        {visibleText(name === '' ? type : name)}
      </p>
      <SettingList settings={settings} />
      {children.map(({ field, policies }) => (
        <div key={field} className="ml-3 border-line-2 border-l pl-3">
          <p className="xs mut mono">{field}</p>
          <Policies policies={policies} />
        </div>
      ))}
    </div>
  );
}

function Policies({ policies }: { readonly policies: readonly LbPolicy[] }) {
  return (
    <ol className="grid gap-2">
      {policies.map((policy, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: policies are tried in a fixed order
        <li key={place}>
          <Policy policy={policy} />
        </li>
      ))}
    </ol>
  );
}

/** How an endpoint is chosen: extensions in the order in which Envoy looks for one that it knows, or `lb_policy`. */
export function LoadBalancingFacts({ loadBalancing }: { readonly loadBalancing: LoadBalancing }) {
  const { legacy, policies, localities, settings } = loadBalancing;
  return (
    <div className="grid gap-2">
      {policies.length === 0 ? (
        <p className="sm mono">{visibleText(legacy)}</p>
      ) : (
        <Policies policies={policies} />
      )}
      {policies.length > 1 ? <p className="xs mut">Envoy uses the first that it knows.</p> : null}
      <p className="xs sec">Load within a priority: {ruleWords(localities)}.</p>
      <SettingList settings={settings} />
    </div>
  );
}

/** Which metadata of a route chooses among the endpoints, and what happens without a match. */
export function SubsetFacts({ subsets }: { readonly subsets: SubsetConfig }) {
  const { fallback, defaultSubset, selectors, settings } = subsets;
  return (
    <div className="grid gap-2">
      <ul className="grid gap-1">
        {selectors.map((selector, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: selectors stand in a fixed order
          <li key={place} className="sm">
            by <code>{visibleText(selector.keys.join(' + '))}</code>
            <span className="mut">, {selectorWords(selector)}</span>
          </li>
        ))}
      </ul>
      <p className="sm">
        Without a match: {fallbackWords(fallback)}
        {defaultSubset.map(([key, value]) => (
          <code key={key}>
            {' '}
            {visibleText(key)} = {visibleText(value)}
          </code>
        ))}
      </p>
      <SettingList settings={settings} />
    </div>
  );
}
