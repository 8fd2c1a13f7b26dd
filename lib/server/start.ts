import { randomBytes } from 'node:crypto';
import { readConfig } from './config';
import { Listings } from './listings';
import { log } from './log';
import { setRuntime } from './runtime';
import { Sender } from './send/sender';
import { Snapshots } from './snapshots';
import { Sources } from './sources';
import { SpareWorker } from './spare-worker';
import { Uploads } from './uploads';

/** How long an answer that is being written may take after SIGTERM. */
const LAST_WORDS_MS = 100;

/** Builds the process-wide runtime and takes over shutting down. Called once, from `instrumentation.ts`. */
export async function start(): Promise<void> {
  const config = readConfig(process.env);
  const sources = await Sources.create(config);
  const workers = new SpareWorker(`${config.root}/dist/worker.mjs`);
  void workers.prepare();
  const snapshots = new Snapshots(sources, {
    workers,
    hashKey: randomBytes(32).toString('hex'),
    limits: config.cache,
  });
  const uploads = new Uploads(sources);
  const dispose = async (): Promise<void> => {
    uploads.dispose();
    await Promise.all([snapshots.dispose(), sources.close()]);
  };
  const sender = new Sender(sources, snapshots);
  setRuntime({ config, sources, listings: new Listings(), snapshots, uploads, sender, dispose });
  const stop = (): void => {
    void dispose().finally(() => setTimeout(() => process.exit(0), LAST_WORDS_MS));
  };
  // `disconnect`: the launcher is gone, however it ended.
  for (const event of ['SIGTERM', 'SIGINT', 'disconnect']) process.once(event, stop);
  log.info({ sources: sources.summaries().length }, 'ready');
}
