import { type AppError, AppFailure } from '@/lib/core/errors';

/** The error with which the work fails; anything else that it throws, or success, fails the test. */
export async function errorOf(work: Promise<unknown>): Promise<AppError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof AppFailure) return error.error;
    throw error;
  }
  throw new Error('It did not fail.');
}
