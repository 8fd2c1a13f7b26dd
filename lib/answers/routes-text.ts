import type { Origin } from './common-types';
import type { Joined } from './joined';
import { perSnapshot } from './lists/per-snapshot';
import { actionText, conditionTexts, originText, pathText } from './route-text';

/** Texts of the routes of a snapshot, for filters. Nothing is made that was not asked for. */
export class RouteTexts {
  readonly #joined: Joined;
  readonly #origins = new Map<Origin, string>();
  readonly #hosts: (string | undefined)[] = [];

  constructor(joined: Joined) {
    this.#joined = joined;
  }

  /** Where a route came from, `VirtualService shop/web`. */
  origin(row: number): string {
    const origin = this.#joined.routes.originOf(row);
    const known = this.#origins.get(origin);
    if (known !== undefined) return known;
    const text = originText(origin);
    this.#origins.set(origin, text);
    return text;
  }

  /** What happens to a request, in a few words. */
  action(row: number): string {
    const { table } = this.#joined.routes;
    // Most routes: no object is made for them.
    if (table.actionKind(row) === 'cluster') return table.nameText(table.targetName(table.firstTarget(row)));
    return actionText(table.action(row));
  }

  /** What is asked of a request besides its path. */
  conditions(row: number): readonly string[] {
    const { table } = this.#joined.routes;
    return table.hasConditions(row) ? conditionTexts(table.match(row)) : NONE;
  }

  /** Lower-case text of a route that its neighbours do not share. */
  own(row: number): string {
    const { table } = this.#joined.routes;
    const state = this.#joined.routes.stateOf(row).kind;
    let text = `${pathText(table.path(row))} `;
    for (const condition of this.conditions(row)) text += `${condition} `;
    text += `${this.action(row)} ${table.name(row)} ${this.origin(row)}`;
    return (state === 'ok' ? text : `${text} ${state}`).toLowerCase();
  }

  /** Lower-case text of its virtual host: name, domains, route configuration. The same string for each of its routes. */
  host(row: number): string {
    const { routes } = this.#joined;
    const host = routes.table.hostOf(row);
    const known = this.#hosts[host];
    if (known !== undefined) return known;
    const { table } = routes;
    const text = [table.hostName(host), ...table.domains(host), routes.configOf(host).name]
      .join(' ')
      .toLowerCase();
    this.#hosts[host] = text;
    return text;
  }
}

const NONE: readonly string[] = [];

export const routeTexts = perSnapshot((joined: Joined) => new RouteTexts(joined));
