/**
 * Lets a script run by plain Node import the rooms: `node --import ./e2e/support/lib-loader.mjs script.ts`.
 * The bundlers know `@/…` and paths without extension; Node is told here.
 */
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = new URL('../../', import.meta.url);

function withExtension(url) {
  const path = fileURLToPath(url);
  if (/\.(ts|mjs|js|json)$/.test(path) && existsSync(path)) return url;
  const found = [`${path}.ts`, `${path}/index.ts`].find((candidate) => existsSync(candidate));
  return found === undefined ? url : pathToFileURL(found).href;
}

registerHooks({
  resolve(specifier, context, next) {
    if (specifier.startsWith('@/'))
      return next(withExtension(new URL(specifier.slice(2), ROOT).href), context);
    const isRelative = specifier.startsWith('./') || specifier.startsWith('../');
    if (isRelative && context.parentURL?.startsWith(`${ROOT.href}lib/`)) {
      return next(withExtension(new URL(specifier, context.parentURL).href), context);
    }
    return next(specifier, context);
  },
});
