import type { JsonPointer } from '@/lib/core/brand';
import type { Suggestions } from '@/lib/query/model';
import type { AdminOperation } from '@/lib/snapshot/capture';
import type { AdminRead, ReadableOperation } from './admin-read-types';
import type { AdminText } from './admin-text';
import type { BootstrapAnswer } from './bootstrap-types';
import type { BreakersAnswer, ClusterDetail, ClustersPage } from './clusters-types';
import type { DumpPage, NoticesPage, ResourceText } from './dump-types';
import type { EndpointDetail, EndpointsPage } from './endpoints-types';
import type {
  ChangesAnswer,
  ChangesQuestion,
  ReachAnswer,
  ReachQuestion,
  ShadowedPage,
  ShadowedQuestion,
} from './explain/reverse-types';
import type { ExplainAnswerView, ExplainExamples, ExplainSource } from './explain/types';
import type { FindAnswer } from './find-types';
import type { ChainDetail, ListenerDetail, ListenersPage } from './listeners-types';
import type { ColumnFacts } from './lists/columns';
import type { ExportFormat, ListName, ListWindow } from './lists/model';
import type { MapAnswer } from './map-types';
import type { Overview } from './overview-types';
import type { LinesPage, LinesQuestion } from './raw-types';
import type { ReferencesPage, ReferencesQuestion, RefersToPage } from './references-types';
import type { RouteConfigDetail, RouteDetail, VirtualHostDetail } from './route-detail-types';
import type { FoldedHosts, RoutesPage } from './routes-types';
import type { SearchPage, SearchQuestion } from './search-types';
import type { SecretDetail, SecretsPage } from './secrets-types';
import type { StatsPage, StatsQuestion } from './stats-types';
import type { TreePage, TreeQuestion } from './tree-types';

/**
 * The one catalogue of questions. A page, the API and the command line ask the same question and get the
 * same answer. Everything here survives `structuredClone` and JSON.
 */
export type Question =
  | { readonly ask: 'overview' }
  | ({ readonly ask: 'listeners' } & ListWindow)
  | { readonly ask: 'listener'; readonly name: string }
  | { readonly ask: 'chain'; readonly pointer: JsonPointer }
  | ({
      readonly ask: 'routes';
      readonly routeConfig: string | null;
      readonly folded?: FoldedHosts | undefined;
    } & ListWindow)
  | { readonly ask: 'route'; readonly pointer: JsonPointer }
  | { readonly ask: 'virtual-host'; readonly pointer: JsonPointer }
  | { readonly ask: 'route-config'; readonly name: string }
  | ({ readonly ask: 'clusters' } & ListWindow)
  | { readonly ask: 'cluster'; readonly name: string }
  /** Circuit breakers of a cluster, with their use as far as it was asked for. */
  | { readonly ask: 'breakers'; readonly name: string }
  | ({ readonly ask: 'endpoints' } & ListWindow)
  /** By the id of its row. */
  | { readonly ask: 'endpoint'; readonly name: string }
  | ({ readonly ask: 'secrets' } & ListWindow)
  /** By id, name or JSON pointer. */
  | { readonly ask: 'secret'; readonly name: string }
  | ({ readonly ask: 'dump'; readonly section: string | null } & ListWindow)
  | { readonly ask: 'notices'; readonly offset: number; readonly limit: number }
  | { readonly ask: 'resource'; readonly pointer: JsonPointer }
  | ({ readonly ask: 'search' } & SearchQuestion)
  | ({ readonly ask: 'references' } & ReferencesQuestion)
  | { readonly ask: 'refers-to'; readonly pointer: JsonPointer }
  | ({ readonly ask: 'tree' } & TreeQuestion)
  | ({ readonly ask: 'lines' } & LinesQuestion)
  | { readonly ask: 'admin'; readonly operation: AdminOperation }
  | { readonly ask: 'admin-read'; readonly operation: ReadableOperation }
  | ({ readonly ask: 'stats' } & StatsQuestion)
  | { readonly ask: 'bootstrap' }
  | { readonly ask: 'map'; readonly filter: string }
  /** What Envoy does with a request, and why. */
  | { readonly ask: 'explain'; readonly source: ExplainSource }
  | { readonly ask: 'explain-examples' }
  /** A request that reaches a route, or why none does. */
  | ({ readonly ask: 'explain-reach' } & ReachQuestion)
  /** What to change in a request so that another route takes it. */
  | ({ readonly ask: 'explain-changes' } & ChangesQuestion)
  /** Routes that no request reaches, because an earlier one takes them all. */
  | ({ readonly ask: 'shadowed-routes' } & ShadowedQuestion)
  | {
      readonly ask: 'suggest';
      readonly list: ListName;
      readonly text: string;
      /** UTF-16 offset of the caret in `text`. */
      readonly caret: number;
    }
  | { readonly ask: 'columns'; readonly list: ListName }
  /** Objects by name, for the command palette. */
  | { readonly ask: 'find'; readonly text: string };

/** Asks for a whole list as a file; not one of the questions, because its answer is no JSON. */
export interface ExportQuestion {
  readonly list: ListName;
  readonly format: ExportFormat;
  readonly filter: string;
  readonly sort: string | null;
  /** Column ids in the order wanted; null for those that the format shows unasked. */
  readonly columns: readonly string[] | null;
  /** Of routes: a route configuration by name, `*` or absent for all, null for all but Envoy's own. */
  readonly routeConfig?: string | null | undefined;
}

export interface Answers {
  readonly overview: Overview;
  readonly listeners: ListenersPage;
  readonly listener: ListenerDetail;
  readonly chain: ChainDetail;
  readonly routes: RoutesPage;
  readonly route: RouteDetail;
  readonly 'virtual-host': VirtualHostDetail;
  readonly 'route-config': RouteConfigDetail;
  readonly clusters: ClustersPage;
  readonly cluster: ClusterDetail;
  readonly breakers: BreakersAnswer;
  readonly endpoints: EndpointsPage;
  readonly endpoint: EndpointDetail;
  readonly secrets: SecretsPage;
  readonly secret: SecretDetail;
  readonly dump: DumpPage;
  readonly notices: NoticesPage;
  readonly resource: ResourceText;
  readonly search: SearchPage;
  readonly references: ReferencesPage;
  readonly 'refers-to': RefersToPage;
  readonly tree: TreePage;
  readonly lines: LinesPage;
  readonly admin: AdminText;
  readonly 'admin-read': AdminRead;
  readonly stats: StatsPage;
  readonly bootstrap: BootstrapAnswer;
  readonly map: MapAnswer;
  readonly explain: ExplainAnswerView;
  readonly 'explain-examples': ExplainExamples;
  readonly 'explain-reach': ReachAnswer;
  readonly 'explain-changes': ChangesAnswer;
  readonly 'shadowed-routes': ShadowedPage;
  readonly suggest: Suggestions;
  readonly columns: readonly ColumnFacts[];
  readonly find: FindAnswer;
}

export type AnswerOf<Q extends Question> = Answers[Q['ask']];
