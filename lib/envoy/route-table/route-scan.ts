import { OPEN_ARRAY, OPEN_OBJECT, QUOTE } from '@/lib/json/characters';
import { keyBefore, stringAt } from '@/lib/json/cursor';
import { CLOSE, NO_FIELD, OTHER } from '@/lib/json/walk-events';
import {
  ACTION_KINDS,
  type ActionKind,
  IGNORES_CASE,
  MOST_WEIGHT,
  ODD,
  ODD_ACTION,
  ODD_MATCH,
  PATH_KINDS,
} from './columns';
import { ConditionScan } from './condition-scan';
import * as F from './rules';

const TRUE = 0x74;
const FALSE = 0x66;
/** The largest weight (uint32), in digits. */
const MOST_DIGITS = 10;
/** Such keys come before all others, wherever they stand. */
const NUMBER_LIKE = /^\d+$/;

const kindOfPath = (kind: (typeof PATH_KINDS)[number]): number => PATH_KINDS.indexOf(kind);
const [PREFIX, EXACT] = [kindOfPath('prefix'), kindOfPath('exact')];
const [SEPARATED, REGEX] = [kindOfPath('path-separated-prefix'), kindOfPath('regex')];

const kindOfAction = (kind: ActionKind): number => ACTION_KINDS.indexOf(kind);
const [CLUSTER, WEIGHTED] = [kindOfAction('cluster'), kindOfAction('weighted')];
const [CHOSEN_BY_HEADER, PLUGIN] = [kindOfAction('cluster-header'), kindOfAction('plugin')];
const [REDIRECT, DIRECT_RESPONSE] = [kindOfAction('redirect'), kindOfAction('direct-response')];
const [NON_FORWARDING, FILTER_ACTION] = [kindOfAction('non-forwarding'), kindOfAction('filter-action')];

/**
 * One route as its events tell it. The same object serves all routes of a walk: what is told is only noted, and judged
 * when the route is whole.
 */
export class RouteScan {
  /** Start and end of each field that stands in a route once, as they were last told. */
  readonly once = new Uint32Array(2 * F.ONCE);
  flags = 0;
  /** Place in `PATH_KINDS`, and where the text stands. */
  pathKind = 0;
  pathField = 0;
  /** Place in `ACTION_KINDS`. */
  action = 0;
  /** The field of a redirect, a direct response or a filter's action, or of the name that chooses the cluster; or 0. */
  actionField = 0;
  chooserField = 0;
  /** Fours: start and end of a name, weight, 1 when the name is that of a header. */
  readonly targets: number[] = [];
  /** Pairs: start and end of the name of a cluster. */
  readonly mirrors: number[] = [];
  /** Fives, as in `CONDITION_ROW`. */
  readonly conditions: number[] = [];
  /** Names of filters that the route configures. */
  readonly filters: string[] = [];

  readonly #bytes: Uint8Array;
  readonly #condition: ConditionScan;
  #start = 0;
  #actions = 0;
  #specifiers = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#condition = new ConditionScan(bytes);
  }

  /** Where a field of the route begins; 0 when it is not there. */
  start(field: number): number {
    const start = this.once[2 * field] ?? 0;
    return start > this.#start ? start : 0;
  }

  /** Where it ends; only of one that is there. */
  end(field: number): number {
    return this.once[2 * field + 1] ?? 0;
  }

  /** @param start where the route begins: what was noted of places before it is of other routes */
  begin(start: number): void {
    this.#start = start;
    this.flags = 0;
    this.pathKind = this.pathField = this.action = this.actionField = this.chooserField = 0;
    // To set a length takes longer than to look at it.
    if (this.targets.length > 0) this.targets.length = 0;
    if (this.mirrors.length > 0) this.mirrors.length = 0;
    if (this.conditions.length > 0) this.conditions.length = 0;
    if (this.filters.length > 0) this.filters.length = 0;
  }

  /** Takes what a route may have several of; the caller notes what stands in it once. */
  take(kind: number, field: number, start: number, end: number): void {
    if (kind === OTHER) this.flags |= ODD_MATCH;
    else if (field === NO_FIELD) this.flags |= ODD;
    else if (field >= F.CONDITIONS) this.#takeCondition(kind, field, start, end);
    else if (kind === CLOSE) return;
    else if (field === F.FILTER) this.#takeFilter(start);
    else if (field >= F.MIRROR) this.#takeMirror(field, start, end);
    else this.#takeWeight(field, start, end);
  }

  /** To be called when all of the route was told. */
  finish(): void {
    this.#expect(F.NAME, QUOTE, ODD);
    this.#expect(F.ISTIO_CONFIG, QUOTE, ODD);
    this.#expect(F.FILTERS, OPEN_OBJECT, ODD);
    this.#expect(F.MATCH, OPEN_OBJECT, ODD);
    this.#finishMatch();
    this.#finishAction();
  }

  /** False for a field that is not there; what is there and of another kind is noted. */
  #expect(field: number, byte: number, flag: number): boolean {
    const start = this.start(field);
    if (start === 0) return false;
    if (this.#bytes[start] !== byte) this.flags |= flag;
    return true;
  }

  #finishMatch(): void {
    this.#path(F.PREFIX, PREFIX, QUOTE);
    this.#path(F.PATH, EXACT, QUOTE);
    this.#path(F.SEPARATED, SEPARATED, QUOTE);
    this.#path(F.REGEX_BOX, REGEX, OPEN_OBJECT);
    if (this.pathField === F.REGEX_BOX) this.pathField = F.REGEX;
    this.#expect(F.REGEX, QUOTE, ODD_MATCH);
    const sensitive = this.start(F.CASE);
    if (sensitive === 0) return;
    if (this.#bytes[sensitive] === FALSE) this.flags |= IGNORES_CASE;
    else this.#expect(F.CASE, TRUE, ODD_MATCH);
  }

  #path(field: number, kind: number, byte: number): void {
    if (!this.#expect(field, byte, ODD_MATCH)) return;
    if (this.pathKind !== 0) this.flags |= ODD_MATCH;
    this.pathKind = kind;
    this.pathField = field;
  }

  #finishAction(): void {
    this.#actions = 0;
    if (this.#expect(F.FORWARD, OPEN_OBJECT, ODD_ACTION)) {
      this.#actions = 1;
      this.#finishForward();
    }
    this.#act(F.REDIRECT, REDIRECT);
    this.#act(F.DIRECT_RESPONSE, DIRECT_RESPONSE);
    this.#act(F.NON_FORWARDING, NON_FORWARDING);
    this.#act(F.FILTER_ACTION, FILTER_ACTION);
    if (this.#actions > 1) this.flags |= ODD_ACTION;
  }

  #act(field: number, kind: number): void {
    if (!this.#expect(field, OPEN_OBJECT, ODD_ACTION)) return;
    this.#actions += 1;
    this.action = kind;
    this.actionField = field;
  }

  #finishForward(): void {
    this.#specifiers = 0;
    if (this.#specify(F.CLUSTER, CLUSTER, QUOTE))
      this.targets.push(this.start(F.CLUSTER), this.end(F.CLUSTER), 1, 0);
    this.#specify(F.WEIGHTED, WEIGHTED, OPEN_OBJECT);
    if (this.#specify(F.CLUSTER_HEADER, CHOSEN_BY_HEADER, QUOTE)) this.#choose(F.CLUSTER_HEADER);
    if (this.#specify(F.PLUGIN, PLUGIN, QUOTE)) this.#choose(F.PLUGIN);
    this.#expect(F.WEIGHTS, OPEN_ARRAY, ODD_ACTION);
    this.#expect(F.MIRRORS, OPEN_ARRAY, ODD_ACTION);
    // Without anything that says where to, with several such fields, or with one of its own.
    if (this.#specifiers !== 1 || this.start(F.INLINE_PLUGIN) > 0) this.flags |= ODD_ACTION;
  }

  #specify(field: number, kind: number, byte: number): boolean {
    if (!this.#expect(field, byte, ODD_ACTION)) return false;
    this.#specifiers += 1;
    this.action = kind;
    return true;
  }

  #choose(field: number): void {
    this.chooserField = field;
    // An empty name of a header counts as none.
    if (this.end(field) - this.start(field) <= 2) this.flags |= ODD_ACTION;
  }

  #takeFilter(start: number): void {
    const name = stringAt(this.#bytes, keyBefore(this.#bytes, start));
    if (NUMBER_LIKE.test(name) || this.filters.includes(name)) this.flags |= ODD;
    else this.filters.push(name);
  }

  #takeMirror(field: number, start: number, end: number): void {
    const isName = field === F.MIRROR_CLUSTER;
    if (this.#bytes[start] !== (isName ? QUOTE : OPEN_OBJECT)) this.flags |= ODD_ACTION;
    else if (isName && end - start > 2) this.mirrors.push(start, end);
  }

  #takeWeight(field: number, start: number, end: number): void {
    const { targets } = this;
    if (field === F.WEIGHT) {
      if (this.#bytes[start] !== OPEN_OBJECT) this.flags |= ODD_ACTION;
      targets.push(0, 0, 0, 0);
    } else if (field === F.WEIGHT_NUMBER) targets[targets.length - 2] = this.#digits(start, end);
    else {
      const isEmpty = field === F.WEIGHT_HEADER && end - start <= 2;
      // Both names, or an empty one of a header.
      if (this.#bytes[start] !== QUOTE || targets.at(-4) !== 0 || isEmpty) this.flags |= ODD_ACTION;
      targets[targets.length - 4] = start;
      targets[targets.length - 3] = end;
      if (field === F.WEIGHT_HEADER) targets[targets.length - 1] = 1;
    }
  }

  #digits(start: number, end: number): number {
    let number = 0;
    for (let place = start; place < end; place += 1) {
      const digit = (this.#bytes[place] ?? 0) - 0x30;
      if (digit < 0 || digit > 9 || end - start > MOST_DIGITS) {
        this.flags |= ODD_ACTION;
        return 0;
      }
      number = number * 10 + digit;
    }
    if (number > MOST_WEIGHT) this.flags |= ODD_ACTION;
    return number;
  }

  #takeCondition(kind: number, field: number, start: number, end: number): void {
    if (kind !== CLOSE) {
      if (!this.#condition.take(field, start, end)) this.flags |= ODD_MATCH;
    } else if (field === F.CONDITION || field === F.CONDITION + F.QUERY) {
      if (!this.#condition.finish(this.conditions)) this.flags |= ODD_MATCH;
    }
  }
}
