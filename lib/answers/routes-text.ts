import type { Codes } from '@/lib/envoy/route-table/route-codes';
import type { RowState } from './common-types';
import type { Joined } from './joined';
import { perSnapshot } from './lists/per-snapshot';
import { actionText, conditionTexts, originText, pathText } from './route-text';

/** Values by a small number, each made when it is first asked for. */
class ByCode<Value> {
  readonly #values: (Value | undefined)[] = [];
  readonly #make: (row: number) => Value;

  constructor(make: (row: number) => Value) {
    this.#make = make;
  }

  of(code: number, row: number): Value {
    const known = this.#values[code];
    if (known !== undefined) return known;
    const made = this.#make(row);
    this.#values[code] = made;
    return made;
  }
}

const NONE: readonly string[] = [];

/** A small number of a route; the very same function for columns that share it. */
type CodeOf = (row: number) => number;

/** The codes are made when one is first asked for. */
function codeOf(make: () => Codes): CodeOf {
  let codes: Uint32Array | null = null;
  return (row) => {
    codes ??= make().of;
    return codes[row] ?? 0;
  };
}

/** Texts of the routes of a snapshot, for filters and columns: made once for routes that say the same. */
export class RouteTexts {
  readonly #joined: Joined;
  readonly #actions: ByCode<string>;
  readonly #conditions: ByCode<readonly string[]>;
  readonly #origins: ByCode<string>;
  readonly #hosts: ByCode<string>;
  /** The same in lower case, with the kind of a path. */
  readonly #lowPaths: ByCode<string>;
  readonly #lowConditions: ByCode<string>;
  readonly #lowActions: ByCode<string>;
  readonly #lowOrigins: ByCode<string>;
  readonly #stateCodes = new Map<RowState['kind'], number>();

  constructor(joined: Joined) {
    const { routes } = joined;
    const { table } = routes;
    this.#joined = joined;
    this.nameCode = codeOf(() => table.nameCodes());
    this.pathCode = codeOf(() => table.pathCodes());
    this.conditionCode = codeOf(() => table.conditionCodes());
    this.actionCode = codeOf(() => table.actionCodes());
    this.#actions = new ByCode((row) => actionText(table.action(row)));
    this.#conditions = new ByCode((row) =>
      table.hasConditions(row) ? conditionTexts(table.match(row)) : NONE,
    );
    this.#origins = new ByCode((row) => originText(routes.originOf(row)));
    this.#hosts = new ByCode((row) => this.#hostText(table.hostOf(row)));
    this.#lowPaths = new ByCode((row) => pathText(table.path(row)).toLowerCase());
    this.#lowConditions = new ByCode((row) =>
      this.conditions(row)
        .map((each) => ` ${each}`)
        .join('')
        .toLowerCase(),
    );
    this.#lowActions = new ByCode((row) => ` ${this.action(row)} `.toLowerCase());
    this.#lowOrigins = new ByCode((row) => ` ${this.origin(row)}`.toLowerCase());
  }

  /** Equal for routes with the same name. */
  readonly nameCode: CodeOf;
  /** Equal for routes with the same path. */
  readonly pathCode: CodeOf;
  /** Equal for routes that ask the same of a request besides its path. */
  readonly conditionCode: CodeOf;
  /** Equal for routes that do the same. */
  readonly actionCode: CodeOf;

  /** Equal for routes that came from the same. */
  readonly originCode: CodeOf = (row) => this.#joined.routes.originCode(row);

  /** Where a route came from, `VirtualService shop/web`. */
  origin(row: number): string {
    return this.#origins.of(this.originCode(row), row);
  }

  /** What happens to a request, in a few words. */
  action(row: number): string {
    return this.#actions.of(this.actionCode(row), row);
  }

  /** What is asked of a request besides its path. */
  conditions(row: number): readonly string[] {
    return this.#conditions.of(this.conditionCode(row), row);
  }

  /** Equal for routes in a state of the same kind. */
  readonly stateCode: CodeOf = (row) => {
    const { kind } = this.#joined.routes.stateOf(row);
    const known = this.#stateCodes.get(kind) ?? this.#stateCodes.size;
    this.#stateCodes.set(kind, known);
    return known;
  };

  /** Lower-case text of a route that its neighbours do not share. */
  own(row: number): string {
    const { routes } = this.#joined;
    const { table } = routes;
    const state = routes.stateOf(row).kind;
    const text =
      this.#lowPaths.of(this.pathCode(row), row) +
      this.#lowConditions.of(this.conditionCode(row), row) +
      this.#lowActions.of(this.actionCode(row), row) +
      table.name(row).toLowerCase() +
      this.#lowOrigins.of(this.originCode(row), row);
    return state === 'ok' ? text : `${text} ${state}`;
  }

  /** Lower-case text of its virtual host: name, domains, route configuration. The same string for each of its routes. */
  host(row: number): string {
    return this.#hosts.of(this.#joined.routes.table.hostOf(row), row);
  }

  #hostText(host: number): string {
    const { routes } = this.#joined;
    const { table } = routes;
    const parts = [table.hostName(host), ...table.domains(host), routes.configOf(host).name];
    return parts.join(' ').toLowerCase();
  }
}

export const routeTexts = perSnapshot((joined: Joined) => new RouteTexts(joined));
