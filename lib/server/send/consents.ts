import { hash, randomUUID } from 'node:crypto';

/** Requests that somebody looks at right now. */
const MAX_OPEN = 64;

/** Who may send a request that can change something: each ticket is for exactly one request, once. */
export class SendConsents {
  readonly #open = new Map<string, string>();

  /** A ticket for what a person is about to be shown. */
  issue(request: string): string {
    const ticket = randomUUID();
    this.#open.set(ticket, hash('sha256', request));
    const [oldest] = this.#open.keys();
    if (this.#open.size > MAX_OPEN && oldest !== undefined) this.#open.delete(oldest);
    return ticket;
  }

  /** True when this ticket was issued for this request and was not used before; it is used up either way. */
  take(ticket: string, request: string): boolean {
    const known = this.#open.get(ticket);
    this.#open.delete(ticket);
    return known !== undefined && known === hash('sha256', request);
  }
}
