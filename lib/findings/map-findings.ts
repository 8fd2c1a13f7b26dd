import type { AttachmentMap } from '@/lib/istio/map-model';
import type { Ranked } from './ranked';

/** One finding for each Gateway that a route asks for in vain. What is unknown is no finding. */
export function mapFindings(map: AttachmentMap): readonly Ranked[] {
  return map.routes.flatMap((route) =>
    route.attachments.flatMap(({ state, asked, reason }): readonly Ranked[] => {
      if (state !== 'not-attached' || reason === null) return [];
      return [
        {
          finding: { severity: 'error', kind: 'not-attached', route: route.ref, asked, reason },
          radius: route.ruleCount,
          name: `${route.ref.namespace}/${route.ref.name}`,
        },
      ];
    }),
  );
}
