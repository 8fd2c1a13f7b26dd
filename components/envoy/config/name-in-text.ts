// The wrapper of a listener or secret names it (two blanks); clusters, route configurations and load assignments
// are named one level deeper. Envoy prints a resource's name before anything nested that has one.
const PLACES = [2, 4].map(
  (blanks) => new RegExp(`^ {${blanks}}"(?:name|cluster_name)": ("(?:[^"\\\\]|\\\\.)*"),?$`, 'm'),
);

/**
 * The name of a resource in its printed JSON (two blanks of indentation, lib/json/print.ts), which may be cut.
 * Null when it has none: the bootstrap, a section as a whole.
 */
export function nameInText(json: string): string | null {
  for (const place of PLACES) {
    const quoted = place.exec(json)?.[1];
    const name = quoted === undefined ? null : parsed(quoted);
    if (name !== null && name !== '') return name;
  }
  return null;
}

function parsed(quoted: string): string | null {
  try {
    const value: unknown = JSON.parse(quoted);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}
