import type { RedactionRules } from '@/lib/json/redaction-rules';
import { REDACTION_RULES } from './redaction';

const NEVER = /(?!)/;

/**
 * Rules for `/stats`. Its entries are `{name, value}` like headers are, and a cluster called `user-session` would
 * hide its own counters: a number that Envoy counts is no secret, whatever it is called. Texts (readouts, names)
 * are still judged by what they look like.
 */
export const STATS_REDACTION_RULES: RedactionRules = {
  ...REDACTION_RULES,
  secretName: NEVER,
  secretEntry: NEVER,
};
