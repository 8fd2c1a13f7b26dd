import { ok, type Result } from '@/lib/core/result';
import { suggest } from '@/lib/query/suggest';
import type { LiveParts } from '@/lib/snapshot/live';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import { adminText } from './admin';
import { adminRead } from './admin-read';
import { bootstrapAnswer } from './bootstrap';
import { clusterDetail, clustersPage } from './clusters';
import { breakersAnswer } from './clusters-breakers';
import { dumpPage, noticesPage, resourceText } from './dump';
import { endpointDetail, endpointsPage } from './endpoints';
import { changesAnswer } from './explain/changes';
import { explainExamples } from './explain/examples';
import { explainAnswer } from './explain/explain';
import { reachAnswer } from './explain/reach';
import { shadowedPage } from './explain/shadowed';
import { find } from './find';
import { joined } from './joined';
import { listenerDetail, listenersPage } from './listeners';
import { chainDetail } from './listeners-chains';
import { columnFacts } from './lists/columns';
import { tableOf } from './lists/list-cache';
import { withList } from './lists/registry';
import { mapAnswer } from './map';
import { overview } from './overview';
import type { Answers, Question } from './questions';
import { linesPage } from './raw';
import { referencesPage } from './references';
import { refersTo } from './refers-to';
import { routeDetail } from './route-detail';
import { routeConfigDetail, virtualHostDetail } from './route-detail-host';
import { routesPage } from './routes';
import { searchPage } from './search';
import { secretDetail, secretsPage } from './secrets';
import { statsPage } from './stats';
import { treePage } from './tree';

const NOTHING_LIVE: LiveParts = new Map();

/** Answers one question of one snapshot: the same for page, API and command line. */
export function answer(
  snapshot: Snapshot,
  question: Question,
  live: LiveParts = NOTHING_LIVE,
): Result<Answers[keyof Answers]> {
  const all = joined(snapshot);
  switch (question.ask) {
    case 'overview':
      return ok(overview(all));
    case 'listeners':
      return ok(listenersPage(all, question));
    case 'listener':
      return listenerDetail(all, question.name);
    case 'chain':
      return chainDetail(all, question.pointer);
    case 'routes':
      return ok(routesPage(all, question));
    case 'route':
      return routeDetail(all, question.pointer);
    case 'virtual-host':
      return virtualHostDetail(all, question.pointer);
    case 'route-config':
      return routeConfigDetail(all, question.name);
    case 'clusters':
      return ok(clustersPage(all, question));
    case 'cluster':
      return clusterDetail(all, question.name);
    case 'breakers':
      return breakersAnswer(all, question.name, { snapshot, live });
    case 'endpoints':
      return ok(endpointsPage(all, question));
    case 'endpoint':
      return endpointDetail(all, question.name);
    case 'secrets':
      return ok(secretsPage(all, question));
    case 'secret':
      return secretDetail(all, question.name);
    case 'dump':
      return ok(dumpPage(snapshot, question));
    case 'notices':
      return ok(noticesPage(snapshot, question.offset, question.limit));
    case 'resource':
      return resourceText(snapshot, question.pointer);
    case 'search':
      return ok(searchPage(snapshot, question));
    case 'references':
      return ok(referencesPage(snapshot, question));
    case 'refers-to':
      return ok(refersTo(snapshot, question.pointer));
    case 'tree':
      return treePage(snapshot, question);
    case 'lines':
      return linesPage(snapshot, question);
    case 'admin':
      return adminText({ snapshot, live }, question.operation);
    case 'admin-read':
      return adminRead({ snapshot, live }, question.operation);
    case 'stats':
      return ok(statsPage({ snapshot, live }, question));
    case 'bootstrap':
      return ok(bootstrapAnswer(snapshot));
    case 'map':
      return mapAnswer(all, question.filter);
    case 'explain':
      return ok(explainAnswer(all, question.source));
    case 'explain-examples':
      return ok(explainExamples(all));
    case 'explain-reach':
      return reachAnswer(all, question);
    case 'explain-changes':
      return changesAnswer(all, question);
    case 'shadowed-routes':
      return ok(shadowedPage(all, question));
    case 'columns':
      return ok(
        withList({ joined: all, live }, question.list, (_rows, definition) => columnFacts(definition)),
      );
    case 'find':
      return ok(find(all, question.text));
    case 'suggest':
      return ok(
        withList({ joined: all, live }, question.list, (rows, definition) =>
          suggest(question.text, question.caret, tableOf(rows, definition)),
        ),
      );
  }
}
