'use client';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { Icon } from '@/components/ui/icons';
import { StatusMark } from '@/components/ui/status';
import { formatCount } from '@/lib/core/words';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { hrefTo } from '@/lib/url/params';
import { SECTION_GROUPS, type Section } from './sections';
import { useSnapshot } from './use-snapshot';
import { useLinkTarget } from './use-target';

interface NavLinkProps {
  readonly section: Section;
  readonly href: string;
  readonly current: boolean;
  readonly info: SnapshotInfo | null;
  readonly onGo: () => void;
}

interface Problems {
  readonly count: number;
  readonly kind: 'err' | 'warn';
  readonly words: string;
}

/** What is wrong in a section, where the rail says so: findings, and secrets that are or will soon be of no use. */
function problemsOf({ page }: Section, info: SnapshotInfo | null): Problems | null {
  const counts = info?.counted.state === 'done' ? info.counted.counts : null;
  const findings = page === '/overview' ? (counts?.problems ?? 0) : 0;
  if (findings > 0) return { count: findings, kind: 'err', words: findings === 1 ? ' problem' : ' problems' };
  const secrets = page === '/secrets' ? (counts?.secretProblems ?? null) : null;
  if (secrets === null || secrets.count === 0) return null;
  return {
    count: secrets.count,
    kind: secrets.failed > 0 ? 'err' : 'warn',
    words: ' with a problem: missing, expired or soon to expire',
  };
}

/** What is still counted, or could not be, is said: nothing there would mean that there is nothing. */
function Uncounted({ section, info }: Pick<NavLinkProps, 'section' | 'info'>) {
  const state = info !== null && section.isRead ? info.counted.state : 'done';
  if (state === 'done') return null;
  const isRunning = state === 'running';
  return (
    <span className="n">
      <span aria-hidden="true">{isRunning ? '…' : '?'}</span>
      <span className="vh">{isRunning ? ' still counted' : ' could not be counted'}</span>
    </span>
  );
}

function NavLink({ section, href, current, info, onGo }: NavLinkProps) {
  const count = info === null ? null : section.count(info);
  const problems = problemsOf(section, info);
  return (
    <li>
      <Link
        href={href}
        prefetch={false}
        aria-current={current ? 'page' : undefined}
        aria-keyshortcuts={`g ${section.key}`}
        title={`${section.label} (g ${section.key})`}
        onClick={onGo}
      >
        <Icon name={section.icon} />
        <span className="t">{section.label}</span>
        {count === null ? null : <span className="n">{count}</span>}
        <Uncounted section={section} info={info} />
        {problems === null ? null : (
          <>
            <span className={`n ${problems.kind === 'err' ? 'bad' : 'warn'}`}>
              <StatusMark kind={problems.kind} />
              {formatCount(problems.count)}
              <span className="vh">{problems.words}</span>
            </span>
            <span className="dot">
              <StatusMark kind={problems.kind} />
            </span>
          </>
        )}
      </Link>
    </li>
  );
}

const stay = () => {};

/** The sections in their groups; in the rail, and in the menu of narrow screens. */
export function Nav({ idPrefix, onGo }: { readonly idPrefix: string; readonly onGo?: () => void }) {
  const path = usePathname();
  const link = useLinkTarget();
  const { view } = useSnapshot();
  const info = view.state === 'ready' ? view.info : null;
  return (
    <div className="nav">
      {SECTION_GROUPS.map((group) => (
        <div key={group.title}>
          <h2 id={`${idPrefix}-${group.title}`}>
            <span>{group.title}</span>
          </h2>
          <ul aria-labelledby={`${idPrefix}-${group.title}`}>
            {group.sections.map((section) => (
              <NavLink
                key={section.page}
                section={section}
                href={hrefTo(section.page, link)}
                current={path === section.page}
                info={info}
                onGo={onGo ?? stay}
              />
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
