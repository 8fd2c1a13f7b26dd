import pino from 'pino';

/**
 * JSON lines on stderr. Never given headers, cookies, bodies, tokens or URLs with a query:
 * callers pass codes and names.
 */
export const log = pino(
  { level: process.env['GATESCOPE_LOG'] ?? 'warn', base: null, timestamp: pino.stdTimeFunctions.isoTime },
  pino.destination({ dest: 2, sync: true }),
);
