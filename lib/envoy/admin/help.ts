export interface HelpParam {
  readonly name: string;
  readonly what: string;
  /** `One of (…)`; empty where anything may be given. */
  readonly values: readonly string[];
}

/** One path that this Envoy answers. */
export interface HelpEndpoint {
  readonly path: string;
  /** It changes Envoy and answers POST only. */
  readonly mutates: boolean;
  readonly what: string;
  readonly params: readonly HelpParam[];
}

const ENDPOINT = /^ {2}(\/\S*)( \(POST\))?: (.*)$/;
const PARAM = /^ {6}([^\s:]+): (.*)$/;
const CHOICE = /^(.*?);? One of \(([^)]*)\)$/;

function readParam(name: string, text: string): HelpParam {
  const choice = CHOICE.exec(text);
  if (choice === null) return { name, what: text, values: [] };
  // The first value of `level` is the empty one.
  const values = (choice[2] ?? '').split(', ').filter((value) => value !== '');
  return { name, what: choice[1] ?? '', values };
}

/**
 * `/help`: the paths that this very Envoy has, with their parameters (envoy, `admin.cc`, `Admin::getHelp`).
 * Extensions add theirs. A line of another form continues the one before.
 */
export function readHelp(text: string): readonly HelpEndpoint[] {
  const endpoints: { path: string; mutates: boolean; what: string; params: HelpParam[] }[] = [];
  for (const line of text.split('\n')) {
    const endpoint = ENDPOINT.exec(line);
    const param = PARAM.exec(line);
    const last = endpoints.at(-1);
    if (endpoint !== null) {
      const [, path = '', post, what = ''] = endpoint;
      endpoints.push({ path, mutates: post !== undefined, what, params: [] });
    } else if (last === undefined || line.trim() === '') continue;
    else if (param !== null) last.params.push(readParam(param[1] ?? '', param[2] ?? ''));
    else last.what += ` ${line.trim()}`;
  }
  return endpoints;
}
