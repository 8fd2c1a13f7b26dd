/** A rule of Envoy that was once got wrong, or easily is: a configuration, requests, and what Envoy does with them. */
import type { Header, Sent } from '../sent.ts';
import type { Truth } from '../truth.ts';

export interface CaseRequest {
  /** Method and target. */
  readonly line: string;
  /** Without a `host` among them, `host: a.com` is sent. Null: none is. */
  readonly headers?: readonly Header[] | null;
  readonly version?: Sent['version'];
  /** Fields that both must agree on. */
  readonly expected: Partial<Truth>;
}

export interface NamedCase {
  readonly name: string;
  /** Routes of the virtual host `v`, which takes every host. */
  readonly routes: readonly object[];
  /** More fields of the virtual host. */
  readonly host?: object;
  /** More fields of the route configuration; `virtual_hosts` in place of the one above. */
  readonly config?: object;
  /** More fields of the connection manager. */
  readonly manager?: object;
  /** HTTP filters before the router. */
  readonly filters?: readonly object[];
  /** Network filters before the connection manager. */
  readonly network?: readonly object[];
  readonly requests: readonly CaseRequest[];
}
