/** Numbers for lists of names that many routes share; 0 is the empty list. */
export class FilterLists {
  readonly lists: (readonly string[])[] = [[]];
  readonly #numbers = new Map<string, number>([['', 0]]);

  numberOf(names: readonly string[]): number {
    const key = names.length === 0 ? '' : JSON.stringify(names);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.lists.length;
    this.lists.push([...names]);
    this.#numbers.set(key, number);
    return number;
  }
}
