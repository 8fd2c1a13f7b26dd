import { listener, tcpTo, tlsInspector } from './types.ts';

const INPUT = 'type.googleapis.com/envoy.extensions.matching.common_inputs.network.v3';
const XDS = 'type.googleapis.com/xds.type.matcher.v3';

const input = (name: string): object => ({ name, typed_config: { '@type': `${INPUT}.${name}` } });

const chain = (name: string): object => ({
  action: {
    name: `to-${name}`,
    typed_config: { '@type': 'type.googleapis.com/google.protobuf.StringValue', value: name },
  },
});

const custom = (name: string, type: string, fields: object): object => ({
  custom_match: { name, typed_config: { '@type': `${XDS}.${type}`, ...fields } },
});

const single = (name: string, value: object): object => ({
  single_predicate: { input: input(name), value_match: value },
});

/** By the client's address: a range inside a wider one, and one that gives way to more specific ranges. */
const bySource = {
  matcher: {
    matcher_tree: {
      input: input('SourceIPInput'),
      ...custom('ip', 'IPMatcher', {
        range_matchers: [
          { ranges: [{ address_prefix: '10.0.0.0', prefix_len: 8 }], on_match: chain('internal') },
          {
            ranges: [{ address_prefix: '0.0.0.0' }, { address_prefix: '::' }],
            on_match: chain('plain'),
            exclusive: true,
          },
        ],
      }),
    },
  },
};

/** By SNI, and for a name that no chain has. */
const byName = {
  matcher: {
    matcher_tree: {
      input: input('ServerNameInput'),
      ...custom('names', 'ServerNameMatcher', {
        domain_matchers: [
          { domains: ['shop.example.com', '*.shop.example.com'], on_match: chain('tls') },
          { domains: ['*'], on_match: chain('no-such-chain') },
        ],
      }),
    },
    on_no_match: chain('plain'),
  },
};

const everyPredicate = {
  or_matcher: {
    predicate: [
      single('TransportProtocolInput', { exact: 'tls' }),
      {
        and_matcher: {
          predicate: [
            single('ApplicationProtocolInput', { contains: 'h2' }),
            { not_matcher: single('SourceTypeInput', { exact: 'local' }) },
            {
              single_predicate: {
                input: input('DirectSourceIPInput'),
                custom_match: {
                  name: 'peers',
                  typed_config: {
                    '@type': 'type.googleapis.com/envoy.extensions.matching.input_matchers.ip.v3.Ip',
                    cidr_ranges: [{ address_prefix: '192.0.2.0', prefix_len: 24 }],
                    stat_prefix: 'peers',
                  },
                },
              },
            },
          ],
        },
      },
    ],
  },
};

/** A listener whose chains are chosen by a tree with all that a listener's tree can have. */
export const matcherListener = (): object =>
  listener('by-tree', 7001, {
    listener_filters: [tlsInspector()],
    filter_chain_matcher: {
      matcher_tree: {
        input: input('DestinationPortInput'),
        exact_match_map: {
          map: {
            443: byName,
            80: bySource,
            8443: {
              matcher: {
                matcher_list: { matchers: [{ predicate: everyPredicate, on_match: chain('tls') }] },
                on_no_match: chain('internal'),
              },
            },
          },
        },
      },
      on_no_match: {
        matcher: {
          matcher_tree: {
            input: input('SourcePortInput'),
            prefix_match_map: { map: { 4: chain('internal'), 42: chain('plain') } },
          },
        },
      },
    },
    filter_chains: ['tls', 'internal', 'plain'].map((name) => ({ name, filters: [tcpTo('shop')] })),
    default_filter_chain: { name: 'rest', filters: [tcpTo('shop')] },
  });
