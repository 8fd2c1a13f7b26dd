/** Any element of a list, or any member of an object. */
const ANY = '*';
/** Any number of levels, none included. */
const ANY_DEPTH = '**';

export interface PathRule {
  /** Keys from the value that is walked; `*` is any element or member, `**` any number of levels. */
  readonly path: readonly string[];
  /** What the events of this place are called, below 2^24 - 1; null for what is known but not told. */
  readonly field: number | null;
  /** Tell keys of the object at this place that no rule knows (`OTHER`). A `*` below it knows all. */
  readonly watch?: boolean;
}

/** What a key of an object leads to. */
export interface KeyTarget {
  readonly target: number;
  /** The same for all spellings of one key, below 64. */
  readonly member: number;
}

/** What is known at one place of the walk. */
export interface PathState {
  readonly keys: ReadonlyMap<string, KeyTarget>;
  /** The state of elements, and of members that are not in `keys`. */
  readonly other: number;
  readonly fields: readonly number[];
  /** Fields that are told of keys which are not in `keys`. */
  readonly watch: readonly number[];
  /** Whether anything within such a value matters. */
  readonly isLive: boolean;
}

/** Key paths as a table: the walk is in one state for each container. State 0 knows nothing. */
export interface PathTable {
  readonly states: readonly PathState[];
  readonly start: number;
}

export interface PathOptions {
  /** Keys are also known in lowerCamelCase: Envoy writes snake_case, istioctl and some tools the other. */
  readonly camelCase?: boolean;
}

/** A place in a rule: how many of its tokens are behind. */
interface Item {
  readonly rule: number;
  readonly passed: number;
}

const MOST_MEMBERS = 64;

const camels = new Map<string, string>();

/** Each key is asked for many times: once for every place that it may lead to. */
function camel(key: string): string {
  const known = camels.get(key);
  if (known !== undefined) return known;
  const made = key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  camels.set(key, made);
  return made;
}

class Compiler {
  readonly #rules: readonly PathRule[];
  readonly #camelCase: boolean;
  readonly #numbers = new Map<string, number>([['', 0]]);
  readonly #sets: (readonly Item[])[] = [[]];

  readonly #spelled = new Map<string, readonly string[]>();

  constructor(rules: readonly PathRule[], camelCase: boolean) {
    this.#rules = rules;
    this.#camelCase = camelCase;
  }

  compile(): PathTable {
    const start = this.#number(this.#rules.map((_, rule) => ({ rule, passed: 0 })));
    const states: PathState[] = [];
    // Grows while it is read: each state names those that it leads to.
    for (const items of this.#sets) states.push(this.#state(items));
    return { states, start };
  }

  #token({ rule, passed }: Item): string | undefined {
    return this.#rules[rule]?.path[passed];
  }

  /** The state that stands for some places, with what `**` may pass over, and without what has no effect. */
  #number(places: readonly Item[]): number {
    const all = new Map<string, Item>();
    const add = (item: Item): void => {
      const token = this.#token(item);
      if (token === ANY_DEPTH) add({ rule: item.rule, passed: item.passed + 1 });
      if (token === undefined && this.#rules[item.rule]?.field === null) return;
      all.set(`${item.rule}:${item.passed}`, item);
    };
    for (const item of places) add(item);
    const items = [...all.values()].sort((a, b) => a.rule - b.rule || a.passed - b.passed);
    const name = items.map(({ rule, passed }) => `${rule}:${passed}`).join(' ');
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    const number = this.#sets.length;
    this.#numbers.set(name, number);
    this.#sets.push(items);
    return number;
  }

  /** The state one level down, by a key, or by none that a rule names. */
  #step(items: readonly Item[], key: string | null): number {
    return this.#number(
      items.flatMap((item) => {
        const token = this.#token(item);
        if (token === undefined) return [];
        if (token === ANY_DEPTH) return [item];
        const isMatch = token === ANY || (key !== null && this.#spellings(token).includes(key));
        return isMatch ? [{ rule: item.rule, passed: item.passed + 1 }] : [];
      }),
    );
  }

  /** Each key is asked for many times, from every state. */
  #spellings(key: string): readonly string[] {
    const known = this.#spelled.get(key);
    if (known !== undefined) return known;
    const made = this.#camelCase && camel(key) !== key ? [key, camel(key)] : [key];
    this.#spelled.set(key, made);
    return made;
  }

  #state(items: readonly Item[]): PathState {
    const tokens = items.map((item) => this.#token(item));
    const named = tokens.filter((token) => token !== undefined && token !== ANY && token !== ANY_DEPTH);
    const keys = new Map<string, KeyTarget>();
    const members = new Map<string, number>();
    for (const key of named.flatMap((token) => this.#spellings(token ?? ''))) {
      const name = this.#spellings(key).at(-1) ?? key;
      const member = members.get(name) ?? members.size;
      members.set(name, member);
      keys.set(key, { target: this.#step(items, key), member });
    }
    if (members.size > MOST_MEMBERS) throw new RangeError(`more than ${MOST_MEMBERS} keys in one object`);
    const other = this.#step(items, null);
    const ended = items.flatMap((item) => (this.#token(item) === undefined ? [this.#rules[item.rule]] : []));
    const fieldsOf = (rules: typeof ended): number[] => [...new Set(rules.map((rule) => rule?.field ?? 0))];
    const watch = tokens.includes(ANY) ? [] : fieldsOf(ended.filter((rule) => rule?.watch === true));
    return {
      keys,
      other,
      fields: fieldsOf(ended),
      watch,
      isLive: keys.size > 0 || other !== 0 || watch.length > 0,
    };
  }
}

function check({ path, field, watch }: PathRule): void {
  if (field === null && watch === true) throw new RangeError('what is watched needs a field');
  if (field !== null && !(field >= 0 && field < 0xff_ffff)) throw new RangeError(`field ${field}`);
  const bad = path.find((token) => !token.isWellFormed());
  if (bad !== undefined) throw new RangeError('a key of a path is no text');
}

/** Key paths to a table for `walkPaths`. Throws `RangeError` for more than 64 keys in one object. */
export function compilePaths(rules: readonly PathRule[], options: PathOptions = {}): PathTable {
  for (const rule of rules) check(rule);
  return new Compiler(rules, options.camelCase === true).compile();
}
