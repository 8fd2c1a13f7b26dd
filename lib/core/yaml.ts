import { isJsonArray, isJsonObject, type Json } from './json';
import { jsonText } from './json-text';

/** Text that every reader of YAML takes for this text: no sign of YAML at its start, no blank, no `#`, no `:` at its end. */
const PLAIN = /^[A-Za-z_/](?:[\w./|@%+=,;:()^$*?!&<>-]*[\w./|@%+=,;()^$*?!&<>-])?$/;
/** Words of YAML 1.1 and 1.2 that would be read as something else; some readers take `e5` for a number. */
const WORD = /^(?:true|false|yes|no|on|off|null|y|n|e[-+]?\d+)$/i;

/** A value on one line. JSON is YAML 1.2: its strings are double-quoted scalars there. */
export function yamlScalar(value: Json): string {
  return typeof value === 'string' && PLAIN.test(value) && !WORD.test(value) ? value : jsonText(value);
}

const isEmpty = (value: Json): boolean =>
  isJsonArray(value) ? value.length === 0 : isJsonObject(value) && Object.keys(value).length === 0;

/** A key that long must be marked; Envoy has none, hostile text may. The last line takes the value. */
const keyLines = (name: string): readonly string[] =>
  name.length < 500 ? [`${yamlScalar(name)}:`] : [`? ${yamlScalar(name)}`, ':'];

/** Lines of a list or an object, without the indentation of its own place. */
function block(value: Json): readonly string[] {
  if (isJsonArray(value)) {
    return value.flatMap((item) => {
      if (!isBlock(item)) return [`- ${yamlScalar(item)}`];
      const [first = '', ...rest] = block(item);
      return [`- ${first}`, ...rest.map((line) => `  ${line}`)];
    });
  }
  if (!isJsonObject(value)) return [yamlScalar(value)];
  return Object.entries(value).flatMap(([name, item]) => {
    const lines = keyLines(name);
    if (isBlock(item)) return [...lines, ...block(item).map((line) => `  ${line}`)];
    return [...lines.slice(0, -1), `${lines.at(-1) ?? ''} ${yamlScalar(item)}`];
  });
}

function isBlock(value: Json): boolean {
  return (isJsonArray(value) || isJsonObject(value)) && !isEmpty(value);
}

/**
 * A JSON value as YAML 1.2 in block style, two blanks a level; read back it is the same value. Texts that YAML
 * would take for something else (`on`, `1`, `a: b`) are quoted. Recursive: for documents of bounded depth.
 */
export function yamlOf(value: Json): string {
  return `${(isBlock(value) ? block(value) : [yamlScalar(value)]).join('\n')}\n`;
}
