/** Families whose second part says whose stats they are; what it is called may hold dots. */
const OWNED: ReadonlySet<string> = new Set(['cluster', 'http', 'listener', 'vhost', 'tcp', 'sds']);

/** `listener.0.0.0.0_8080.` and `listener.[__]_8080.`: Envoy writes the colon before the port as `_`. */
const LISTENER = /^listener\.(?:admin|.*?_\d{1,5})(?=\.|$)/;

/** Ends of a cluster's or connection manager's name, where the names of this Envoy are not known. */
const STAT_PART =
  /\.(?:upstream_|downstream_|circuit_breakers\.|membership_|lb_|update_|http[123]\.|ssl\.|external\.|internal\.|health_check\.|outlier_detection\.|rds\.|assignment_|bind_errors|default\.|max_host_weight|version|warming_state|no_|rq_|rs_too_large)/;

function owned(name: string, known: ReadonlySet<string>): string | null {
  let found: string | null = null;
  for (let dot = name.indexOf('.'); dot !== -1; dot = name.indexOf('.', dot + 1)) {
    const prefix = name.slice(0, dot);
    if (known.has(prefix)) found = prefix;
  }
  return found;
}

/**
 * Whose stat this is, as the beginning of its name: `cluster.outbound|80||a.b.svc.cluster.local`, `http.edge`,
 * `listener.0.0.0.0_8080`, `server`. Names may hold dots, so those that are known (`cluster.<name>`,
 * `http.<stat prefix>`) come first; for others the place is found where the name of a stat of Envoy begins.
 */
export function groupOf(name: string, known: ReadonlySet<string>): string {
  const dot = name.indexOf('.');
  if (dot === -1) return name;
  const family = name.slice(0, dot);
  if (!OWNED.has(family)) return family;
  const owner = owned(name, known) ?? LISTENER.exec(name)?.[0];
  if (owner !== undefined) return owner;
  const stat = STAT_PART.exec(name.slice(dot + 1));
  if (stat !== null) return name.slice(0, dot + 1 + stat.index);
  const second = name.indexOf('.', dot + 1);
  return second === -1 ? name : name.slice(0, second);
}
