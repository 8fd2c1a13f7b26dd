import type { Gateway } from '../cluster/stack.ts';
import { DESKTOP, type Shot } from './camera.ts';

/** As wide as a desktop, no higher than what there is to see. */
const strip = (height: number) => ({ ...DESKTOP, height });

/** The httpbin walk-through of the README in five pictures, on the ingress gateway of the real stack. */
export function storyShots({ namespace, pod }: Gateway): readonly Shot[] {
  const at = (path: string, more = ''): string =>
    `${path}?source=cluster:gatescope-test&proxy=${namespace}/${pod}${more}`;
  return [
    {
      name: 'story-1-listener',
      path: at('/listeners', '&sel=0.0.0.0_8080'),
      size: strip(680),
      pose: (page) => page.getByRole('heading', { name: '0.0.0.0_8080' }).waitFor(),
    },
    {
      name: 'story-2-routes',
      path: at('/routes'),
      size: strip(680),
      pose: async (page) => {
        await page
          .getByRole('row', { name: /prefix \/status/ })
          .getByText('/status')
          .click();
        await page.getByRole('complementary').getByText('default/httpbin').first().waitFor();
      },
    },
    {
      name: 'story-3-map',
      path: at('/map'),
      size: strip(500),
      pose: (page) =>
        page
          .getByText(/Gateway name not found/)
          .first()
          .waitFor(),
    },
    {
      name: 'story-4-filter',
      path: at('/routes'),
      size: strip(340),
      pose: async (page) => {
        await page.getByRole('combobox', { name: 'Filter routes' }).fill('/headers');
        await page.getByRole('status').getByText('0 of 2 routes match').waitFor();
      },
    },
    {
      name: 'story-5-terminal',
      path: at('/listeners', '&sel=0.0.0.0_8080'),
      size: strip(800),
      pose: async (page) => {
        await page.getByText('The same in a terminal').click();
        const line = page.getByText(/curl .*localhost:15000\/listeners/).first();
        await line.waitFor();
        await line.scrollIntoViewIfNeeded();
      },
    },
  ];
}
