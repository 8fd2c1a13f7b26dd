'use client';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { type ReactNode, useState } from 'react';
import { NonceProvider } from '@/components/ui/nonce';
import { AppFailure } from '@/lib/core/errors';

function makeClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        // Our server gave a reason: asking again at once would give the same one.
        retry: (failures, error) => !(error instanceof AppFailure) && failures < 2,
      },
    },
  });
}

export function Providers({ nonce, children }: { readonly nonce: string; readonly children: ReactNode }) {
  const [queries] = useState(makeClient);
  return (
    <QueryClientProvider client={queries}>
      <NuqsAdapter>
        <NonceProvider nonce={nonce}>{children}</NonceProvider>
      </NuqsAdapter>
    </QueryClientProvider>
  );
}
