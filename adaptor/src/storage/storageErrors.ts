import { RestError } from '@azure/data-tables';

const statusOf = (error: unknown): number | undefined => (error instanceof RestError ? error.statusCode : undefined);

/** The row exists already. */
export const isConflict = (error: unknown): boolean => statusOf(error) === 409;
export const isMissing = (error: unknown): boolean => statusOf(error) === 404;
/** Somebody else changed the row since we read it. */
export const isStale = (error: unknown): boolean => statusOf(error) === 412;

/** Waits for a write on a condition. @returns false when somebody else was faster */
export async function unlessOvertaken(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (isConflict(error) || isMissing(error) || isStale(error)) return false;
    throw error;
  }
}

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
