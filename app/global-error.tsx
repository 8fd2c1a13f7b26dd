'use client';
import './globals.css';
import { PageFailure } from '@/components/shell/page-failure';

/** Stands in for the root layout when that fails; Next's own carries inline styles that our CSP forbids. */
export default function GlobalError({ error, reset }: { readonly error: Error; readonly reset: () => void }) {
  return (
    <html lang="en">
      <head>
        <title>Error · Gatescope</title>
      </head>
      <body>
        <main className="lone" id="main">
          <PageFailure error={error} onRetry={reset} />
        </main>
      </body>
    </html>
  );
}
