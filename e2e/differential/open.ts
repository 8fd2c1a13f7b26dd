/** What of a configuration no dump decides: only there may an answer be `unknown`, or leave a field open. */
import type { Configuration } from './real-run.ts';

export interface Open {
  /** A filter, an expression or a script that the issue lists as undecidable. */
  readonly byFilter: boolean;
  /** A runtime fraction between never and always, or a choice by weight. */
  readonly byChance: boolean;
  /** A rewrite that only a running Envoy formats. */
  readonly byFormat: boolean;
}

const FILTERS =
  /\.(lua\.v3\.Lua|ext_authz\.v3\.|ext_proc\.v3\.|jwt_authn\.v3\.JwtAuth)|"condition":|cluster_specifiers\.lua/;
const FORMATS = /"(path|host)_rewrite":/;

const NOTHING: Open = { byFilter: false, byChance: false, byFormat: false };

/** Texts of all filter chains by their names, with the route configurations that stand in files. */
function chainTexts({ bootstrap, files }: Configuration): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) walk(one);
    else if (typeof value === 'object' && value !== null) {
      if ('filters' in value && 'name' in value) {
        const name = String(value.name);
        found.set(name, JSON.stringify(value) + (files[`${name}-routes.json`] ?? ''));
      } else for (const one of Object.values(value)) walk(one);
    }
  };
  walk(bootstrap);
  return found;
}

/** By the name of the filter chain that took a connection. */
export function openOf(configuration: Configuration): (chain: string | null) => Open {
  const texts = chainTexts(configuration);
  return (chain) => {
    const text = chain === null ? undefined : texts.get(chain);
    if (text === undefined) return NOTHING;
    return {
      byFilter: FILTERS.test(text),
      byChance: /open\.half|"weighted_clusters":/.test(text),
      byFormat: FORMATS.test(text),
    };
  };
}
