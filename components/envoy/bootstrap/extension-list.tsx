import { visibleText } from '@/components/ui/visible-text';
import type { BootstrapExtension } from '@/lib/envoy/bootstrap-model';
import { PageLink } from '../links';
import { named } from '../parts';

/** Extensions by name and type, each with the way into the dump. */
export function ExtensionList({ extensions }: { readonly extensions: readonly BootstrapExtension[] }) {
  if (extensions.length === 0) return <span className="mut">none</span>;
  return (
    <ul className="grid gap-0.5">
      {extensions.map(({ name, type, pointer }) => (
        <li key={pointer} className="wrap-anywhere">
          <PageLink page="/config" params={{ at: pointer }} className="lnk mono">
            {visibleText(named(name))}
          </PageLink>{' '}
          <span className="mono mut">{visibleText(type)}</span>
        </li>
      ))}
    </ul>
  );
}
