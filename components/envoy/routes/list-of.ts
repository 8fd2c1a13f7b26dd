import type { CommandSubject } from '@/lib/commands/model';

type List = Extract<CommandSubject, { show: 'route-config' }>['list'];

/** List of the dump that a route configuration stands in, by its place; null inside a scope. */
export function listOf(pointer: string): List {
  if (pointer.includes('/dynamic_route_configs/')) return 'dynamic_route_configs';
  return pointer.includes('/static_route_configs/') ? 'static_route_configs' : null;
}
