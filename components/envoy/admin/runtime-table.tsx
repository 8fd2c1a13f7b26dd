import { Chip } from '@/components/ui/chip';
import { visibleText } from '@/components/ui/visible-text';
import { isHiddenText } from '@/lib/core/hidden-text';
import { formatCount, plural } from '@/lib/core/words';
import type { RuntimeEntry } from '@/lib/envoy/admin/runtime';

interface RuntimeTableProps {
  readonly layers: readonly string[];
  readonly entries: readonly RuntimeEntry[];
  readonly total: number;
}

function Value({ text }: { readonly text: string }) {
  if (isHiddenText(text)) return <Chip tone="line">hidden: its name says secret</Chip>;
  return <span className="mono wrap-anywhere">{visibleText(text)}</span>;
}

/** Runtime values with what each layer says; the last layer that says something decides. */
export function RuntimeTable({ layers, entries, total }: RuntimeTableProps) {
  if (total === 0)
    return (
      <p className="sec">
        No runtime value is set: every feature has its built-in default.{' '}
        {layers.length === 0 ? 'There are no layers.' : `Layers: ${layers.map(visibleText).join(', ')}.`}
      </p>
    );
  return (
    <>
      <p className="sm mut pb-2">
        {plural(layers.length, 'layer')}, later ones win. A layer that Envoy could not read at its start is
        not among them.
        {entries.length < total ? ` The first ${formatCount(entries.length)} of ${formatCount(total)}.` : ''}
      </p>
      <table className="t min-w-[560px]">
        <caption className="vh">Runtime values</caption>
        <thead>
          <tr>
            <th scope="col">Key</th>
            <th scope="col">In force</th>
            {layers.map((layer, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the order of layers is their meaning
              <th key={place} scope="col">
                {visibleText(layer)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map(({ key, values, final, layer }) => (
            <tr key={key}>
              <td className="mono wrapped">{visibleText(key)}</td>
              <td className="wrapped">
                <Value text={final} />
              </td>
              {layers.map((_, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the order of layers is their meaning
                <td key={place} className={`wrapped ${place === layer ? '' : 'mut'}`}>
                  <LayerValue value={values[place] ?? null} decides={place === layer} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function LayerValue({ value, decides }: { readonly value: string | null; readonly decides: boolean }) {
  if (value === null) return <span className="mut">–</span>;
  return (
    <>
      <Value text={value} />
      {decides ? null : <span className="vh"> (overridden)</span>}
    </>
  );
}
