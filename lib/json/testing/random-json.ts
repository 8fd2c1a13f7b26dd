/** Numbers in [0, 1) from a seed, the same on every machine (a linear congruence with a mixed output). */
export function randomFrom(seed: number): () => number {
  let state = (seed ^ 0x9e37_79b9) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 15), 0x2c1b_3c6d);
    return ((mixed ^ (mixed >>> 13)) >>> 0) / 0x1_0000_0000;
  };
}

const KEYS = [
  ...[
    'name',
    '@type',
    'a',
    'b',
    'match',
    'prefix',
    'virtual_hosts',
    'virtualHosts',
    'routes',
    'value',
    'route',
  ],
  ...[
    '',
    '__proto__',
    'constructor',
    'a/b',
    'm~n',
    '~1',
    '"',
    '\\',
    '\n',
    'é',
    '😀',
    '{',
    ']',
    ',',
    ':',
    '0',
    '01',
  ],
];
const PIECES = [
  ...[
    'x',
    'outbound|80||svc-1.ns.svc.cluster.local',
    '"',
    '\\',
    '\\"',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '/',
    ' ',
  ],
  ...['é', 'ß', '€', '😀', '\u0000', '\u001f', '\n', '\t', '\ud800', 'Ä', 'SVC-', 'svc-', '\u2028', '\ufeff'],
];
const SCALARS = [
  '0',
  '-0',
  '1',
  '-12.5e+3',
  '1E-7',
  '0.1',
  '123456789012345678901234567890',
  'true',
  'false',
  'null',
];
const BLANKS = [' ', '\n', '\r\n', '\t', '  ', '\n   '];

export type Style = 'minified' | 'indent-1' | 'indent-2' | 'indent-4' | 'tab' | 'crlf' | 'blanks';
const STYLES: readonly Style[] = ['minified', 'indent-1', 'indent-2', 'indent-4', 'tab', 'crlf', 'blanks'];
const INDENTS: Readonly<Record<Style, string>> = {
  minified: '',
  'indent-1': ' ',
  'indent-2': '  ',
  'indent-4': '    ',
  tab: '\t',
  crlf: '  ',
  blanks: '',
};

/** Writes random JSON of every shape that the rooms must stand: any white space, any escape, keys that repeat. */
export class RandomJson {
  readonly #random: () => number;
  readonly #style: Style;
  #budget: number;

  constructor(random: () => number, size: number) {
    this.#random = random;
    this.#budget = size;
    this.#style = this.#pick(STYLES);
  }

  text(): string {
    return this.#edge() + this.#value(0) + this.#edge();
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  #pick<T>(list: readonly T[]): T {
    // Lists here are never empty.
    return list[this.#below(list.length)] as T;
  }

  #edge(): string {
    return this.#random() < 0.3 ? this.#pick(BLANKS) : '';
  }

  #value(depth: number): string {
    this.#budget -= 1;
    const isContainer = depth < 12 && this.#budget > 0 && this.#random() < (depth === 0 ? 0.97 : 0.45);
    if (!isContainer) return this.#random() < 0.7 ? this.string(this.#content()) : this.#pick(SCALARS);
    const count = this.#random() < 0.15 ? 0 : 1 + this.#below(this.#random() < 0.1 ? 40 : 6);
    const isList = this.#random() < 0.45;
    const parts: string[] = [];
    for (let index = 0; index < count; index += 1) {
      const value = this.#value(depth + 1);
      parts.push(isList ? value : `${this.string(this.#pick(KEYS))}${this.#gap()}:${this.#gap()}${value}`);
    }
    return this.#join(parts, isList ? '[]' : '{}', depth);
  }

  #gap(): string {
    if (this.#style === 'minified') return '';
    return this.#style === 'blanks' && this.#random() < 0.5 ? this.#pick(BLANKS) : '';
  }

  #join(parts: readonly string[], brackets: string, depth: number): string {
    const [open = '', close = ''] = brackets;
    if (this.#style === 'minified' || parts.length === 0) return open + parts.join(',') + close;
    if (this.#style === 'blanks') {
      const blanks = (): string => this.#gap();
      return `${open}${blanks()}${parts.join(`${blanks()},${blanks()}`)}${blanks()}${close}`;
    }
    const line = this.#style === 'crlf' ? '\r\n' : '\n';
    const indent = INDENTS[this.#style];
    const inner = line + indent.repeat(depth + 1);
    return open + inner + parts.join(`,${inner}`) + line + indent.repeat(depth) + close;
  }

  #content(): string {
    const kind = this.#random();
    if (kind < 0.1) return '\\'.repeat(this.#below(131));
    if (kind < 0.2) return 'y'.repeat(this.#below(500));
    let text = '';
    for (let count = this.#below(8); count > 0; count -= 1) text += this.#pick(PIECES);
    return text;
  }

  /** A string in one of its spellings. */
  string(text: string): string {
    if (this.#random() < 0.8) return JSON.stringify(text);
    let written = '';
    for (const unit of text.split('')) {
      const code = unit.charCodeAt(0).toString(16).padStart(4, '0');
      written +=
        this.#random() < 0.3 ? `\\u${code}` : unit === '/' ? '\\/' : JSON.stringify(unit).slice(1, -1);
    }
    return `"${written}"`;
  }
}

/** Random JSON text for a seed; `size` is about the number of values. */
export function randomJson(seed: number, size = 60): string {
  return new RandomJson(randomFrom(seed), size).text();
}
