import type { SecretDetail } from '@/lib/answers/secrets-types';
import type { CommandSubject } from '@/lib/commands/model';

const LISTS = {
  static: 'static_secrets',
  active: 'dynamic_active_secrets',
  warming: 'dynamic_warming_secrets',
} as const;

/** The same outside Gatescope: Envoy's answer, istioctl's, and the object that it was made from. */
export function secretSubject({ row: { name, state, origin } }: Pick<SecretDetail, 'row'>): CommandSubject {
  const list = state === 'static' || state === 'active' || state === 'warming' ? LISTS[state] : null;
  const object =
    origin.kind === 'kubernetes' && origin.namespace !== null
      ? {
          resource: origin.resource === 'Secret' ? ('secret' as const) : ('configmap' as const),
          namespace: origin.namespace,
          name: origin.name,
          isCa: origin.isCa,
        }
      : null;
  return { show: 'secret', name, list, object };
}
