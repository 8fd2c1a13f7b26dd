import { Kv } from '@/components/data/kv';
import { Card } from '@/components/ui/card';
import { visibleText } from '@/components/ui/visible-text';
import type { AdminSettings, BootstrapDetail } from '@/lib/envoy/bootstrap-model';
import { addressText } from '../words/address';
import { valueWords } from '../words/value-words';
import { ExtensionList } from './extension-list';

/** The admin interface, tracing, and extensions of the whole process. */
export function AdminCard({ detail }: { readonly detail: BootstrapDetail }) {
  const { admin, tracing, extensions } = detail;
  return (
    <Card title="Admin, tracing and process extensions">
      <div className="px-4 py-3">
        <Kv
          entries={[
            ...adminEntries(admin),
            ['Tracing', <ExtensionList key="tracing" extensions={tracing === null ? [] : [tracing]} />],
            ['Bootstrap extensions', <ExtensionList key="extensions" extensions={extensions} />],
          ]}
        />
      </div>
    </Card>
  );
}

function adminEntries(admin: AdminSettings | null) {
  if (admin === null) return [['Admin interface', 'none in the bootstrap'] as const];
  const { address, accessLogs, profilePath, allowPaths, ignoresConnectionLimit } = admin;
  return [
    [
      'Admin address',
      <span key="address" className="mono">
        {visibleText(addressText(address))}
      </span>,
    ],
    ['Admin access log', <ExtensionList key="logs" extensions={accessLogs} />],
    ['Profile path', profilePath === null ? null : visibleText(profilePath)],
    ['Paths that it answers', allowPaths.length === 0 ? 'all' : <Allowed key="allow" paths={allowPaths} />],
    ['Connection limit', ignoresConnectionLimit ? 'the global limit does not hold for it' : null],
  ] as const;
}

function Allowed({ paths }: { readonly paths: AdminSettings['allowPaths'] }) {
  return (
    <ul className="mono grid gap-0.5">
      {paths.map((path, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: patterns may repeat; the list never moves
        <li key={place} className="wrap-anywhere">
          {visibleText(valueWords(path, false))}
        </li>
      ))}
    </ul>
  );
}
