import type { Metadata } from 'next';
import { ExplainPage } from '@/components/envoy/explain-page';

export const metadata: Metadata = { title: 'Explain' };

export default function Page() {
  return <ExplainPage />;
}
