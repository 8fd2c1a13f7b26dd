/** Plants the bug of the environment into lib/explain while it is loaded. */
import { registerHooks } from 'node:module';

const bug = JSON.parse(process.env.GATESCOPE_PLANTED ?? 'null');

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    if (bug === null || !url.endsWith(`/lib/explain/${bug.file}`)) return loaded;
    const source = new TextDecoder().decode(loaded.source);
    return { ...loaded, source: source.split(bug.from).join(bug.to) };
  },
});
