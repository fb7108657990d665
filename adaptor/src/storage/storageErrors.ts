import { RestError } from '@azure/data-tables';

const statusOf = (error: unknown): number | undefined => (error instanceof RestError ? error.statusCode : undefined);

/** The row exists already. */
export const isConflict = (error: unknown): boolean => statusOf(error) === 409;
export const isMissing = (error: unknown): boolean => statusOf(error) === 404;
/** Somebody else changed the row since we read it. */
export const isStale = (error: unknown): boolean => statusOf(error) === 412;

/** Waits for `work`, taking "it is not there" for done. */
export async function ignoreMissing(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

/** Fits no row: whoever goes on with it reads the row again. */
export const unknownEtag = 'W/"unknown"';
