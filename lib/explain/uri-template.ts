const GLOB = "a-zA-Z0-9\\-._~%!$&'()+,;:=@";
const ESCAPED = new Set(['$', '(', ')', '+', '.']);

/**
 * The regular expression that Envoy makes of a URI template (uri_template_lib.cc). A `*` that does not begin its
 * segment is left as it is, and so is a quantifier.
 */
export function templateRegex(template: string): string {
  let out = '';
  let atStart = true;
  for (let at = 0; at < template.length; ) {
    const char = template[at] ?? '';
    if (char === '{') {
      const end = template.indexOf('}', at);
      const [name = '', ...rest] = template.slice(at + 1, end < 0 ? undefined : end).split('=');
      const inner = rest.length === 0 ? `[${GLOB}]+` : templateRegex(rest.join('='));
      out += `(?P<${name}>${inner})`;
      at = end < 0 ? template.length : end + 1;
      atStart = false;
      continue;
    }
    if (char === '*' && atStart) {
      const isDeep = template[at + 1] === '*';
      out += isDeep ? `[${GLOB}/]*` : `[${GLOB}]+`;
      at += isDeep ? 2 : 1;
    } else {
      out += ESCAPED.has(char) ? `\\${char}` : char;
      at += 1;
    }
    atStart = char === '/';
  }
  return out;
}
