import { Card } from '@/components/ui/card';
import { visibleText } from '@/components/ui/visible-text';
import type { BootstrapDetail } from '@/lib/envoy/bootstrap-model';
import { PageLink } from '../links';

interface OthersCardProps {
  readonly others: BootstrapDetail['others'];
  readonly pointer: string;
}

/** Every field of the bootstrap that has no place above: shown raw. */
export function OthersCard({ others, pointer }: OthersCardProps) {
  return (
    <Card title="Everything else" meta="shown as it stands in the dump">
      <ul className="flex flex-wrap gap-x-4 gap-y-1 px-4 py-3">
        {others.map((other) => (
          <li key={other.pointer}>
            <PageLink page="/config" params={{ at: other.pointer }} className="lnk mono wrap-anywhere">
              {visibleText(other.field)}
            </PageLink>
          </li>
        ))}
        <li>
          <PageLink page="/config" params={{ at: pointer }}>
            The whole bootstrap
          </PageLink>
        </li>
      </ul>
    </Card>
  );
}
