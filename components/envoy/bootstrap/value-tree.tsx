import { Chip } from '@/components/ui/chip';
import { Disclosure } from '@/components/ui/disclosure';
import { visibleText } from '@/components/ui/visible-text';
import type { Json, JsonObject } from '@/lib/core/json';
import { plural } from '@/lib/core/words';

/** What redaction leaves in the place of a value. */
const HIDDEN = '[hidden]';
/** Deeper, a value is shown as JSON. */
const LEVELS = 6;

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Untyped values as names with values; what is nested folds. */
export function ValueTree({ value, level = 0 }: { readonly value: JsonObject; readonly level?: number }) {
  const keys = Object.keys(value).toSorted();
  return (
    <dl className="kv">
      {keys.map((key) => (
        <div key={key} className="contents">
          <dt className="mono wrap-anywhere">{visibleText(key)}</dt>
          <dd>
            <Value value={value[key] ?? null} level={level} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Value({ value, level }: { readonly value: Json; readonly level: number }) {
  if (value === HIDDEN) return <Chip tone="line">hidden</Chip>;
  if (isObject(value) && Object.keys(value).length > 0 && level < LEVELS) {
    return (
      <Disclosure summary={plural(Object.keys(value).length, 'entry', 'entries')}>
        <ValueTree value={value} level={level + 1} />
      </Disclosure>
    );
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return <span className="mono wrap-anywhere">{text === '' ? '(empty)' : visibleText(text)}</span>;
}
