/** envoy.config.route.v3.VirtualHost.TlsRequirementType in words; null where there is no requirement. */
export function requireTlsWords(requirement: string): string | null {
  switch (requirement) {
    case 'NONE':
      return null;
    case 'ALL':
      return 'all requests must use TLS';
    case 'EXTERNAL_ONLY':
      return 'requests from outside must use TLS';
    default:
      return requirement;
  }
}
