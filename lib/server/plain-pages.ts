/** Two pages without data and without assets, for browsers that may not see more yet. */

const FRAME = (nonce: string, title: string, body: string, script: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width,initial-scale=1">
<style nonce="${nonce}">
:root{color-scheme:light dark}
body{margin:0;min-height:100dvh;display:grid;place-items:center;background:light-dark(#f4f6f8,#0b0e11);color:light-dark(#12171c,#e9edf1);font:13px/20px system-ui,sans-serif}
main{width:min(420px,100% - 32px)}h1{font-size:16px;line-height:24px;font-weight:650;margin:0 0 8px}p{margin:0 0 16px;color:light-dark(#3f4954,#b9c2cc)}
label{display:block;font-size:12px;font-weight:600;margin-bottom:4px}
input{font:inherit;width:100%;box-sizing:border-box;height:32px;padding:0 8px;border:1px solid light-dark(#788494,#717e8d);border-radius:5px;background:light-dark(#fff,#12161a);color:inherit}
button{font:inherit;font-weight:550;margin-top:12px;height:32px;padding:0 12px;border:0;border-radius:5px;background:light-dark(#0a6469,#4ccac6);color:light-dark(#fff,#04211f);cursor:pointer}
:focus-visible{outline:2px solid light-dark(#0a6469,#4ccac6);outline-offset:2px}code{font-family:ui-monospace,monospace}
</style></head><body><main>${body}</main>${script === '' ? '' : `<script nonce="${nonce}">${script}</script>`}</body></html>`;

/**
 * Shown for a link that another site (a chat, a ticket) points here. `location.reload()` keeps the fragment and
 * the history; the reload is same-origin and carries the cookie. A browser that repeats `cross-site` on reload
 * sees by the kind of navigation that it was here before, and stops.
 */
export function gatePage(nonce: string): string {
  const script = "if(performance.getEntriesByType('navigation')[0]?.type!=='reload')location.reload()";
  return FRAME(
    nonce,
    'Opening Gatescope',
    '<h1>Opening Gatescope</h1><p>This link came from another site. If the page does not appear, reload it.</p>',
    script,
  );
}

/** Asks for the start-up token. `wrong` says that one was given and did not fit. */
export function tokenPage(nonce: string, wrong: boolean): string {
  const why = wrong
    ? 'That token does not belong to this run of Gatescope. Each start makes a new one.'
    : 'Gatescope shows what your kubeconfig may see, so it asks for the token of this run.';
  return FRAME(
    nonce,
    'Sign in · Gatescope',
    `<h1>Sign in to Gatescope</h1><p>${why} It stands in the URL that <code>gatescope</code> printed in the terminal.</p>
<form method="get"><label for="t">Start-up token</label><input id="t" name="t" type="password" autocomplete="off" required autofocus><button>Sign in</button></form>`,
    '',
  );
}
