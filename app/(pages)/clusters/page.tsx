import type { Metadata } from 'next';
import { ClustersPage } from '@/components/envoy/clusters-page';

export const metadata: Metadata = { title: 'Clusters and endpoints' };

export default function Page() {
  return <ClustersPage />;
}
