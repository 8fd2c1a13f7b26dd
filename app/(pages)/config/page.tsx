import type { Metadata } from 'next';
import { ConfigPage } from '@/components/envoy/config-page';

export const metadata: Metadata = { title: 'Config dump' };

export default function Page() {
  return <ConfigPage />;
}
