import { ANSWERS } from './answers.ts';
import { MESSAGES } from './messages.ts';
import type { NamedCase } from './model.ts';
import { RBAC } from './rbac.ts';
import { ROUTING } from './routing.ts';

export const CASES: readonly NamedCase[] = [...ROUTING, ...MESSAGES, ...ANSWERS, ...RBAC];
