/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: false,
  // One copy each, with readable stacks; they are Node-only and never reach the browser.
  serverExternalPackages: ['@kubernetes/client-node', 'ws'],
  // The launcher prints what a user needs; Next's own request log would only drown it.
  logging: false,
  devIndicators: false,
  // `npm test` checks types, tests included; a start of the product need not wait for that.
  typescript: { ignoreBuildErrors: true },
};
