'use client';
import type { ReactNode } from 'react';
import { MID_TAIL, Mid } from '@/components/ui/mid';
import { Status } from '@/components/ui/status';
import type { PlaceLink, StageView } from '@/lib/answers/explain/types';
import { type LinkParams, PageLink } from '../links';
import { configSel } from '../routes/selected';

function paramsOf({ page, sel, config }: PlaceLink): LinkParams {
  if (page === '/config') return { at: sel };
  if (sel === '') return config === null || config === '' ? {} : { config, sel: configSel(config) };
  return config === null ? { sel } : { config, sel };
}

/** The nine stages from the listener to the cluster; what was not reached says so. */
export function Pipeline({ stages }: { readonly stages: readonly StageView[] }) {
  return (
    <ol className="pipe full" aria-label="The way of the request">
      {stages.map((stage) => (
        <li key={stage.kind} className={stage.tone}>
          <Linked link={stage.link}>
            <span className="s">
              {stage.title}
              <Status kind={stage.tone} label={stage.state} quiet />
            </span>
            <span className="v">
              {stage.value === '' ? (
                <span className="mut font-normal">{stage.tone === 'off' ? stage.state : '\u2013'}</span>
              ) : (
                <Mid text={stage.value} tail={MID_TAIL.name} />
              )}
            </span>
            <span className="h" title={stage.proof}>
              {stage.proof}
            </span>
          </Linked>
        </li>
      ))}
    </ol>
  );
}

function Linked({ link, children }: { readonly link: PlaceLink | null; readonly children: ReactNode }) {
  if (link === null) return <div className="stage">{children}</div>;
  return (
    <PageLink page={link.page} params={paramsOf(link)} className="stage">
      {children}
    </PageLink>
  );
}
