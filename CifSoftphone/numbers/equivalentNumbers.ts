import { nationalPlans } from './nationalPlans';

/** A national number and every other one of the same line that the country's plan makes of it; itself first. */
export function equivalentNumbers(callingCode: string, national: string): readonly string[] {
  const ways = nationalPlans.filter((plan) => plan.callingCode === callingCode).flatMap((plan) => plan.ways);
  const found = new Set([national]);
  // A set that grows while it is walked: what one way makes, the next may go on with.
  for (const one of found) {
    for (const [written, also] of ways) if (written.test(one)) found.add(one.replace(written, also));
  }
  return Array.from(found);
}

/** True when two national numbers of a country reach the same line. */
export const isSameLine = (callingCode: string, one: string, other: string): boolean =>
  equivalentNumbers(callingCode, one).includes(other) || equivalentNumbers(callingCode, other).includes(one);

/**
 * The digits to look for, whatever stands between and before them: one of each line's numbers, without those that hold
 * another one's digits in order and so are found with it.
 */
export function digitsToFind(callingCode: string, national: string): readonly string[] {
  const all = equivalentNumbers(callingCode, national);
  return all.filter((one) => !all.some((other) => other !== one && holdsInOrder(one, other)));
}

/** True when the digits have the others among them, in that order. */
function holdsInOrder(digits: string, others: string): boolean {
  let at = 0;
  for (const digit of digits) if (digit === others[at]) at += 1;
  return at === others.length;
}
