import type { Json } from '@/lib/core/json';
import { isJsonArray, isJsonObject } from '@/lib/core/json';
import { child, ROOT } from '@/lib/core/json-pointer';
import type { Notice } from '@/lib/core/notice';
import { JsonCursor, NoticeSink } from './json-cursor';
import { LIST, type ListName } from './lists';
import type { IstioConfig } from './model';
import { readHttpRoute } from './read-http-route';
import { readDestinationRule, readGateway, readServiceEntryHosts } from './read-istio';
import { readKubernetesGateway } from './read-kubernetes-gateway';
import { readPod } from './read-pods';
import { countEndpoints, readService } from './read-services';
import { readVirtualService } from './read-virtual-service';

export interface IstioConfigReading {
  readonly config: IstioConfig;
  /** Pointers start with the resource name of the list, e.g. `/pods/items/3/spec`. */
  readonly notices: readonly Notice[];
}

/** Documents by the resource name of their list; one may be made when it is asked for. */
export type KubernetesLists = Pick<ReadonlyMap<string, Json>, 'get' | 'has' | 'keys'>;

/**
 * Reads the Kubernetes lists of a capture, by resource name (`virtualservices.networking.istio.io`; `LIST`).
 * Never throws: an object that is not one, or has no name, is left out and noted; a field of the wrong type
 * takes its default and is noted. A list that is absent from the map is absent from `readLists`.
 */
export function readIstioConfig(lists: KubernetesLists): IstioConfigReading {
  const sink = new NoticeSink();
  const items = (name: ListName) => itemsOf(lists.get(name), name, sink);
  const named = (name: ListName) => items(name).filter(hasName);
  const counts = lists.has(LIST.endpointSlices) ? countEndpoints(items(LIST.endpointSlices)) : null;
  const config: IstioConfig = {
    pods: named(LIST.pods).map(readPod),
    services: named(LIST.services).map((item) => readService(item, counts)),
    gateways: named(LIST.gateways).map(readGateway),
    virtualServices: named(LIST.virtualServices).map(readVirtualService),
    destinationRules: named(LIST.destinationRules).map(readDestinationRule),
    serviceEntryHosts: named(LIST.serviceEntries).flatMap(readServiceEntryHosts),
    kubernetesGateways: named(LIST.kubernetesGateways).map(readKubernetesGateway),
    httpRoutes: named(LIST.httpRoutes).map(readHttpRoute),
    readLists: [...lists.keys()],
  };
  return { config, notices: sink.list() };
}

/** A List document, or a bare array of objects. */
function itemsOf(document: Json | undefined, list: string, sink: NoticeSink): readonly JsonCursor[] {
  if (document === undefined) return [];
  const root = new JsonCursor(document, child(ROOT, list), sink);
  if (isJsonArray(document)) return root.objects();
  if (!isJsonObject(document) || !Object.hasOwn(document, 'items')) {
    root.note('not-an-object', list);
    return [];
  }
  // Some clients write an empty List as `items: null`.
  return root.at('items').objects();
}

function hasName(item: JsonCursor): boolean {
  return item.at('metadata').at('name').text() !== '' || item.note('unknown-field', 'metadata.name');
}
