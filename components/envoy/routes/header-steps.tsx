import type { RouteSettings } from '@/lib/answers/route-detail-types';
import { visibleText } from '@/lib/core/visible-text';
import { muted } from '../parts';
import { FieldList } from './field-list';
import { headerLines, stepTitle } from './lines/header-words';

/** Header lists of all levels, in the order in which Envoy works through them. */
export function HeaderSteps({ settings }: { readonly settings: RouteSettings }) {
  const { headers, mostSpecificHeadersWin } = settings;
  if (headers.length === 0) return <p className="sm">{muted('no header is added or removed')}</p>;
  return (
    <div className="grid gap-2">
      {headers.length === 1 ? null : (
        <p className="mut xs">
          In this order; a later list wins where two set one header.
          {mostSpecificHeadersWin ? ' most_specific_header_mutations_wins is set.' : ''}
        </p>
      )}
      <ol className="grid gap-2">
        {headers.map((step, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps have an order and no name
          <li key={place}>
            <p className="sm sec mb-1">
              {place + 1} · {visibleText(stepTitle(step))}
            </p>
            <FieldList lines={headerLines(step.headers)} />
          </li>
        ))}
      </ol>
    </div>
  );
}
