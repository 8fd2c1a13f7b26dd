'use client';
import { CSPProvider } from '@base-ui/react/csp-provider';
import type { ReactNode } from 'react';

/** Lets the widgets that make a `<style>` element give it the page's nonce; the CSP would refuse it otherwise. */
export function NonceProvider({ nonce, children }: { readonly nonce: string; readonly children: ReactNode }) {
  return <CSPProvider nonce={nonce}>{children}</CSPProvider>;
}
