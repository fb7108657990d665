import type { DiallerOptions } from '../../../CifSoftphone/surface/dialler';
import type { DialRecord } from '../../../CifSoftphone/core/customer/dialRecord';

/** What a place needs to dial: call ids that a test can foresee, and a record as the test wants it. */
export function fakeDialling(record?: DialRecord): DiallerOptions {
  let ids = 0;
  return { readDialRecord: () => Promise.resolve(record), newId: () => `dialled-${(ids += 1)}` };
}
