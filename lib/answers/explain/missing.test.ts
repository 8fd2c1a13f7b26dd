import { expect, test } from 'vitest';
import { missingWords } from './missing';
import { plain } from './words/names';

const said = (cluster: string): string => plain(missingWords(cluster));

test('a missing subset says of which service it is, and what defines it', () => {
  expect(said('outbound|8080|stable|soap.legacy.svc.cluster.local')).toBe(
    'The route names outbound|8080|stable|soap.legacy.svc.cluster.local, which this Envoy does not have. ' +
      'It stands for subset stable of soap.legacy.svc.cluster.local: ' +
      'a DestinationRule that this proxy sees has to define it.',
  );
});

test('another missing cluster is named, and no more', () => {
  for (const cluster of ['outbound|80||web.shop.svc.cluster.local', 'xds-grpc', '|||'])
    expect(said(cluster)).toBe(`The route names ${cluster}, which this Envoy does not have.`);
});
