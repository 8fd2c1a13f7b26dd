import { ok, type Result } from '@/lib/core/result';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import { adminText } from './admin';
import { clusterDetail, clustersPage } from './clusters';
import { dumpPage, resourceText, searchPage } from './dump';
import { joined } from './joined';
import { listenerDetail, listenersPage } from './listeners';
import { mapAnswer } from './map';
import { overview } from './overview';
import type { Answers, Question } from './questions';
import { routeDetail, routesPage } from './routes';

/** Answers one question of one snapshot: the same for page, API and command line. */
export function answer(snapshot: Snapshot, question: Question): Result<Answers[keyof Answers]> {
  const all = joined(snapshot);
  switch (question.ask) {
    case 'overview':
      return ok(overview(all));
    case 'listeners':
      return ok(listenersPage(all, question));
    case 'listener':
      return listenerDetail(all, question.name);
    case 'routes':
      return ok(routesPage(all, question));
    case 'route':
      return routeDetail(all, question.pointer);
    case 'clusters':
      return ok(clustersPage(all, question));
    case 'cluster':
      return clusterDetail(all, question.name);
    case 'dump':
      return ok(dumpPage(snapshot, question));
    case 'resource':
      return resourceText(snapshot, question.pointer);
    case 'search':
      return ok(searchPage(snapshot, question));
    case 'admin':
      return adminText(snapshot, question.operation);
    case 'map':
      return mapAnswer(all, question.filter);
  }
}
