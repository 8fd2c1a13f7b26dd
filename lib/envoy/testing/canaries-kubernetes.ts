import { HTTP, type Place } from './place';

/** Where Kubernetes objects hold secrets. */
export const KUBERNETES_PLACES: readonly Place[] = [
  {
    name: 'the data of a Secret',
    make: (text) => ({ kind: 'Secret', data: { a: text }, stringData: { b: text } }),
  },
  {
    name: 'the last applied configuration',
    make: (text) => ({
      metadata: { annotations: { 'kubectl.kubernetes.io/last-applied-configuration': text } },
    }),
  },
  {
    name: 'an annotation',
    make: (text) => ({ metadata: { annotations: { 'example.com/api-token': text } } }),
  },
  {
    name: 'the environment of a pod',
    make: (text) => ({
      containers: [
        {
          env: [
            { name: 'DB_PASSWORD', value: text },
            { name: 'MYTOKEN', value: text },
          ],
        },
      ],
    }),
  },
  { name: 'an argument of a container', make: (text) => ({ args: [`--auth-token=${text}`] }) },
  {
    name: 'headers of a VirtualService',
    make: (text) => ({
      http: [{ headers: { request: { set: { Authorization: text, 'x-api-key': text } } } }],
    }),
  },
  {
    name: 'headers of an HTTPRoute',
    make: (text) => ({
      filters: [{ requestHeaderModifier: { add: [{ name: 'Authorization', value: text }] } }],
    }),
  },
  {
    name: 'a patch of an EnvoyFilter',
    make: (text) => ({
      configPatches: [
        { patch: { value: { typed_config: { '@type': `${HTTP}lua.v3.Lua`, inlineCode: text } } } },
      ],
    }),
  },
  {
    name: 'a plugin’s configuration',
    make: (text) => ({ kind: 'WasmPlugin', spec: { pluginConfig: { any: text } } }),
  },
  {
    name: 'a text under a name of the schema',
    make: (text) => ({ spec: { clientSecret: text, secret: text } }),
  },
];
