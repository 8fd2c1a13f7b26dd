import type { Metadata } from 'next';
import { RoutesPage } from '@/components/envoy/routes-page';

export const metadata: Metadata = { title: 'Routes' };

export default function Page() {
  return <RoutesPage />;
}
