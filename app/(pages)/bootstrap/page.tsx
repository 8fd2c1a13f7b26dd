import type { Metadata } from 'next';
import { BootstrapPage } from '@/components/envoy/bootstrap-page';

export const metadata: Metadata = { title: 'Bootstrap' };

export default function Page() {
  return <BootstrapPage />;
}
