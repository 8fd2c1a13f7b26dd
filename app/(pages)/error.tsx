'use client';
import { PageFailure } from '@/components/shell/page-failure';

export default function PagesError({ error, reset }: { readonly error: Error; readonly reset: () => void }) {
  return <PageFailure error={error} onRetry={reset} />;
}
