import { describe, expect, it } from 'vitest';
import type { Address } from '@/lib/envoy/model';
import { addressesText, addressText, portOf } from './address';

const tcp = (address: string, port: number | null): Address => ({
  kind: 'socket',
  address,
  port,
  protocol: 'TCP',
});

describe('addressText', () => {
  it('writes IPv4 and IPv6 as one types them', () => {
    expect(addressText(tcp('0.0.0.0', 8443))).toBe('0.0.0.0:8443');
    expect(addressText(tcp('::', 8443))).toBe('[::]:8443');
    expect(addressText(tcp('10.0.0.1', null))).toBe('10.0.0.1');
  });

  it('says UDP, because two listeners may share a port', () => {
    expect(addressText({ kind: 'socket', address: '0.0.0.0', port: 443, protocol: 'UDP' })).toBe(
      '0.0.0.0:443 UDP',
    );
  });

  it('names pipes, internal listeners and what it does not know', () => {
    expect(addressText({ kind: 'pipe', path: '/var/run/x.sock' })).toBe('/var/run/x.sock');
    const internal = { kind: 'internal', name: 'connect_originate' } as const;
    expect(addressText({ ...internal, endpointId: '' })).toBe('internal connect_originate');
    expect(addressText({ ...internal, endpointId: '10.0.0.1:8080' })).toBe(
      'internal connect_originate 10.0.0.1:8080',
    );
    expect(addressText({ kind: 'unknown' })).toBe('unknown address');
  });
});

describe('portOf and addressesText', () => {
  it('takes the first port there is', () => {
    expect(portOf([{ kind: 'pipe', path: '/x' }, tcp('::', 80), tcp('::', 81)])).toBe(80);
    expect(portOf([])).toBeNull();
  });

  it('never answers an empty text', () => {
    expect(addressesText([])).toBe('no address');
    expect(addressesText([tcp('0.0.0.0', 80), tcp('::', 80)])).toBe('0.0.0.0:80, [::]:80');
  });
});
