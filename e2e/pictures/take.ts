/**
 * `npm run pictures`: takes the pictures of README and docs again, into docs/pictures. The story comes from the real
 * stack (Linux, root, Go: see e2e/cluster/README.md), the rest from the demo. `npm run pictures -- demo` or
 * `-- story` takes only those.
 */
import type { Browser } from '@playwright/test';
import { startStack } from '../cluster/stack.ts';
import { type App, startApp } from '../support/app.ts';
import { openBrowser, type Shot, take } from './camera.ts';
import { DEMO_SHOTS } from './demo.ts';
import { storyShots } from './story.ts';

const MAX_BYTES = 3_000_000;

async function takeAll(browser: Browser, app: App, shots: readonly Shot[]): Promise<number> {
  let bytes = 0;
  for (const shot of shots) {
    const size = await take(browser, app, shot);
    console.log(`${shot.name}.png  ${Math.round(size / 1000)} kB`);
    bytes += size;
  }
  return bytes;
}

async function takeDemo(browser: Browser): Promise<number> {
  const app = await startApp(['--demo']);
  try {
    return await takeAll(browser, app, DEMO_SHOTS);
  } finally {
    await app.stop();
  }
}

async function takeStory(browser: Browser): Promise<number> {
  const stack = await startStack({ scenario: 'httpbin', log: (line) => console.log(line) });
  try {
    const gateway = stack.gateways.find(({ labels }) => labels['istio'] === 'ingressgateway');
    if (gateway === undefined) throw new Error('The httpbin scenario has no ingress gateway.');
    const app = await startApp([], { KUBECONFIG: stack.kubeconfigs.multi });
    try {
      return await takeAll(browser, app, storyShots(gateway));
    } finally {
      await app.stop();
    }
  } finally {
    await stack.stop();
  }
}

const only = process.argv[2];
if (only !== undefined && only !== 'demo' && only !== 'story')
  throw new Error(`Unknown set of pictures ${only}: demo or story.`);
const browser = await openBrowser();
try {
  let bytes = 0;
  if (only !== 'story') bytes += await takeDemo(browser);
  if (only !== 'demo') bytes += await takeStory(browser);
  console.log(`${Math.round(bytes / 1000)} kB in all`);
  if (bytes > MAX_BYTES) throw new Error(`The pictures have more than ${MAX_BYTES} bytes.`);
} finally {
  await browser.close();
}
