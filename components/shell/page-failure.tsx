'use client';

/**
 * A page that threw while rendering: a bug, said as one. Imports nothing, since every page carries it along
 * once per error boundary.
 */
export function PageFailure(props: { readonly error: Error; readonly onRetry: () => void }) {
  return (
    <div className="state" role="alert">
      <h1>This page broke</h1>
      <p className="sec">
        That is a bug in Gatescope, not a fault of your gateway. Nothing was changed anywhere.
      </p>
      <pre className="code whitespace-pre-wrap">{props.error.message}</pre>
      <div className="row">
        <button type="button" className="btn pri" onClick={props.onRetry}>
          Retry
        </button>
        <a className="btn" href="/overview">
          Open the overview
        </a>
      </div>
    </div>
  );
}
