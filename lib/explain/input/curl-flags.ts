/**
 * The flags of curl 8 and older as its `--help all` names them: which take a value, and which cannot change what
 * the proxy does with the request.
 */
const words = (text: string) => text.split(/\s+/).filter((word) => word !== '');

/** Flags with a value that make the question. */
const WITH_VALUE_READ = words(`
  request header connect-to resolve data data-ascii data-raw data-binary data-urlencode json
  user user-agent referer cookie interface local-port url url-query request-target
  oauth2-bearer haproxy-clientip range
`);

/** Flags with a value that concern the answer, curl itself or its trust in the server. */
const WITH_VALUE_QUIET = words(`
  cacert capath cert cert-type ciphers connect-timeout cookie-jar create-file-mode crlfile
  curves delegation dns-interface dns-ipv4-addr dns-ipv6-addr dns-servers doh-url dump-header
  egd-file engine etag-save expect100-timeout happy-eyeballs-timeout-ms hsts keepalive-cnt
  keepalive-time key key-type libcurl limit-rate max-filesize max-redirs max-time noproxy
  output output-dir parallel-max pass pinnedpubkey proto proto-redir pubkey random-file rate
  retry retry-delay retry-max-time speed-limit speed-time stderr tls-max tls13-ciphers trace
  trace-ascii trace-config write-out
`);

/** Flags with a value that may change the request in a way that is not read here. */
const WITH_VALUE_UNREAD = words(`
  abstract-unix-socket alt-svc aws-sigv4 config continue-at ech etag-compare expand-url form
  form-string ftp-account ftp-alternative-to-user ftp-method ftp-port ftp-ssl-ccc-mode help
  hostpubmd5 hostpubsha256 ip-tos ipfs-gateway krb login-options mail-auth mail-from mail-rcpt
  netrc-file preproxy proto-default proxy proxy-cacert proxy-capath proxy-cert proxy-cert-type
  proxy-ciphers proxy-crlfile proxy-header proxy-key proxy-key-type proxy-pass
  proxy-pinnedpubkey proxy-service-name proxy-tls13-ciphers proxy-tlsauthtype
  proxy-tlspassword proxy-tlsuser proxy-user proxy1.0 quote sasl-authzid service-name socks4
  socks4a socks5 socks5-gssapi-service socks5-hostname telnet-option tftp-blksize time-cond
  tlsauthtype tlspassword tlsuser unix-socket upload-file variable vlan-priority
`);

/** Flags without a value that concern the answer, curl itself or its trust in the server. */
const QUIET = new Set(
  words(`
  basic cert-status compressed-ssh create-dirs disable disallow-username-in-url
  doh-cert-status doh-insecure fail fail-early fail-with-body false-start form-escape http0.9
  ignore-content-length include insecure ipv4 ipv6 junk-session-cookies location
  location-trusted no-buffer no-clobber no-keepalive no-npn no-progress-meter no-sessionid
  parallel parallel-immediate post301 post302 post303 progress-bar raw remote-header-name
  remote-name remote-name-all remote-time remove-on-error retry-all-errors retry-connrefused
  show-error silent ssl-allow-beast ssl-auto-client-cert ssl-no-revoke ssl-revoke-best-effort
  styled-output suppress-connect-headers tcp-fastopen tcp-nodelay tlsv1 tlsv1.0 tlsv1.1
  tlsv1.2 tlsv1.3 trace-ids trace-time verbose xattr buffer clobber keepalive npn
  progress-meter sessionid
`).concat(WITH_VALUE_QUIET),
);

const WITH_VALUE = new Set([...WITH_VALUE_READ, ...WITH_VALUE_QUIET, ...WITH_VALUE_UNREAD]);

const LONG_OF_SHORT: ReadonlyMap<string, string> = new Map(
  words(`
  #:progress-bar 0:http1.0 1:tlsv1 2:sslv2 3:sslv3 4:ipv4 6:ipv6 A:user-agent B:use-ascii
  C:continue-at D:dump-header E:cert F:form G:get H:header I:head J:remote-header-name
  K:config L:location M:manual N:no-buffer O:remote-name P:ftp-port Q:quote R:remote-time
  S:show-error T:upload-file U:proxy-user V:version X:request Y:speed-limit Z:parallel
  a:append b:cookie c:cookie-jar d:data e:referer f:fail g:globoff h:help i:include
  j:junk-session-cookies k:insecure l:list-only m:max-time n:netrc o:output p:proxytunnel
  q:disable r:range s:silent t:telnet-option u:user v:verbose w:write-out x:proxy y:speed-time
  z:time-cond
`).map((pair) => [pair.charAt(0), pair.slice(2)]),
);

export function takesValue(name: string): boolean {
  return WITH_VALUE.has(name);
}

export function isQuiet(name: string): boolean {
  return QUIET.has(name.startsWith('no-') && !QUIET.has(name) ? name.slice(3) : name);
}

/** The long name of a letter, or null: `H` is `header`. */
export function longName(letter: string): string | null {
  return LONG_OF_SHORT.get(letter) ?? null;
}
