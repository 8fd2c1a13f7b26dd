import { Note } from '@/components/ui/note';
import { visibleText } from '@/components/ui/visible-text';
import type { KnownEndpoint } from '@/lib/answers/admin-read-types';
import type { HelpParam } from '@/lib/envoy/admin/help';
import { PageLink } from '../links';
import { entryOf } from './operations';

interface HelpTableProps {
  readonly endpoints: readonly KnownEndpoint[];
  readonly lacking: readonly string[];
}

/** Every path of this very Envoy, and what Gatescope makes of it. */
export function HelpTable({ endpoints, lacking }: HelpTableProps) {
  return (
    <div className="grid gap-2">
      {lacking.length === 0 ? null : (
        <Note kind="info">
          This Envoy does not list {lacking.map(visibleText).join(', ')}: its version or build lacks them.
        </Note>
      )}
      <table className="t min-w-[760px]">
        <caption className="vh">Admin paths of this Envoy</caption>
        <thead>
          <tr>
            <th scope="col">Path</th>
            <th scope="col" className="w-14">
              Method
            </th>
            <th scope="col">What it does, in Envoy’s words</th>
            <th scope="col">In Gatescope</th>
          </tr>
        </thead>
        <tbody>
          {endpoints.map((endpoint) => (
            <tr key={endpoint.path}>
              <td className="mono w">{visibleText(endpoint.path)}</td>
              <td>{endpoint.mutates ? 'POST' : 'GET'}</td>
              <td className="wrapped">
                {visibleText(endpoint.what)}
                <Params params={endpoint.params} />
              </td>
              <td className="w">
                <Here endpoint={endpoint} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Params({ params }: { readonly params: readonly HelpParam[] }) {
  if (params.length === 0) return null;
  return (
    <ul className="sm sec grid gap-0.5 pt-1">
      {params.map(({ name, what, values }) => (
        <li key={name}>
          <code>{visibleText(name)}</code>{' '}
          {values.length === 0 ? null : <span className="mono">{values.map(visibleText).join(' | ')} </span>}
          <span className="mut">{visibleText(what)}</span>
        </li>
      ))}
    </ul>
  );
}

function Here({ endpoint: { operation, mutates } }: { readonly endpoint: KnownEndpoint }) {
  const entry = operation === null ? null : entryOf(operation);
  if (entry !== null)
    return (
      <PageLink page="/admin" params={{ op: entry.id }}>
        Open
      </PageLink>
    );
  return <span className="mut">{mutates ? 'never sent: it changes Envoy' : 'not shown'}</span>;
}
