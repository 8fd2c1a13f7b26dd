import type { JsonPointer } from '@/lib/core/brand';
import type { AdminOperation } from '@/lib/snapshot/capture';
import type { AdminText } from './admin-text';
import type { ClusterDetail, ClustersPage } from './clusters-types';
import type { DumpPage, ResourceText, SearchPage } from './dump-types';
import type { ListenerDetail, ListenersPage } from './listeners-types';
import type { MapAnswer } from './map-types';
import type { Overview } from './overview-types';
import type { RouteDetail, RoutesPage } from './routes-types';

/** Rows `offset … offset + limit` of what the filter leaves. */
export interface Window {
  readonly offset: number;
  readonly limit: number;
  /** Words are ANDed, letter case is ignored. Empty: everything. */
  readonly filter: string;
}

/**
 * The one catalogue of questions. A page, the API and the command line ask the same question and get the
 * same answer. Everything here survives `structuredClone` and JSON.
 */
export type Question =
  | { readonly ask: 'overview' }
  | ({ readonly ask: 'listeners' } & Window)
  | { readonly ask: 'listener'; readonly name: string }
  | ({ readonly ask: 'routes'; readonly routeConfig: string | null } & Window)
  | { readonly ask: 'route'; readonly pointer: JsonPointer }
  | ({ readonly ask: 'clusters' } & Window)
  | { readonly ask: 'cluster'; readonly name: string }
  | ({ readonly ask: 'dump'; readonly section: string | null } & Window)
  | { readonly ask: 'resource'; readonly pointer: JsonPointer }
  | {
      readonly ask: 'search';
      readonly text: string;
      readonly matchCase: boolean;
      readonly offset: number;
      readonly limit: number;
    }
  | { readonly ask: 'admin'; readonly operation: AdminOperation }
  | { readonly ask: 'map'; readonly filter: string };

export interface Answers {
  readonly overview: Overview;
  readonly listeners: ListenersPage;
  readonly listener: ListenerDetail;
  readonly routes: RoutesPage;
  readonly route: RouteDetail;
  readonly clusters: ClustersPage;
  readonly cluster: ClusterDetail;
  readonly dump: DumpPage;
  readonly resource: ResourceText;
  readonly search: SearchPage;
  readonly admin: AdminText;
  readonly map: MapAnswer;
}

export type AnswerOf<Q extends Question> = Answers[Q['ask']];
