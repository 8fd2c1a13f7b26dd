import type { Metadata } from 'next';
import { BrandMark } from '@/components/ui/icons';

export const metadata: Metadata = { title: 'Not found' };

/**
 * Next's own 404 carries inline styles that our Content-Security-Policy forbids. A plain link: every page carries
 * this one along, and the router's link would come with it a second time.
 */
export default function NotFound() {
  return (
    <main className="lone" id="main">
      <span className="lone-mark">
        <BrandMark />
      </span>
      <h1>There is no such page</h1>
      <p className="sec">The link may come from another version of Gatescope.</p>
      <a className="btn pri" href="/overview">
        Open the overview
      </a>
    </main>
  );
}
