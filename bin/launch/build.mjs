import { rebuild } from './prepare.mjs';

// `npm run build`: a start after it finds the build current.
try {
  await rebuild();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
