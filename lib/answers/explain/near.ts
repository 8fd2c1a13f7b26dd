import type { Candidate, Clause } from '@/lib/explain/answer';
import { hasFailed, isPathClause } from './words/clauses';

/** A loser that misses by little, best first: 0 one condition, 1 a path that differs by little, 2 two conditions. */
export type NearRank = 0 | 1 | 2;

const segments = (path: string): readonly string[] => path.split('/').filter((part) => part !== '');

/** Differs by a slash at the end, by letter case, or by one segment of several. */
function isClosePath(wanted: string, got: string): boolean {
  const bare = (text: string): string => text.replace(/\/+$/, '').toLowerCase();
  if (bare(wanted) === bare(got) || bare(got).startsWith(bare(wanted))) return true;
  const [asked, given] = [segments(wanted), segments(got)];
  if (asked.length < 2 || given.length < asked.length) return false;
  return asked.filter((part, at) => part !== given[at]).length === 1;
}

const parentOf = (host: string): string => host.replace(/^\*?\.?[^.]*\./, '');

/** `api.shop.com` and `www.shop.com`: the same name but for its first label. */
function isCloseName(wanted: string, got: string): boolean {
  return wanted.split(', ').some((name) => name !== '' && parentOf(name) === parentOf(got));
}

function isClose({ kind, wanted, got }: Clause): boolean {
  if (got === null) return false;
  return kind === 'server-name' || kind === 'domain' ? isCloseName(wanted, got) : isClosePath(wanted, got);
}

/** How near a loser was; null for one that was far away. */
export function nearRank({ clauses, outcome }: Candidate): NearRank | null {
  if (outcome !== 'lost') return null;
  const failed = clauses.filter(hasFailed);
  const [first] = failed;
  if (first === undefined || failed.length > 2) return null;
  const isWhere = (clause: Clause) =>
    isPathClause(clause) || clause.kind === 'server-name' || clause.kind === 'domain';
  const where = failed.find(isWhere);
  if (where !== undefined) return failed.length === 1 && isClose(where) ? 1 : null;
  return failed.length === 1 ? 0 : 2;
}
