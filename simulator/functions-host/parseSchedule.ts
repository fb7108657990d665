/** When a timer trigger is due: true for a second (UTC) that fits its NCRONTAB expression. */
export type Schedule = (at: Date) => boolean;

/** second, minute, hour, day of the month, month, day of the week */
const ranges = [
  [0, 59],
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 6],
] as const;

/**
 * Reads the six fields of an NCRONTAB expression, each `*`, a number, a range `a-b`, a step after either, or a list.
 * @throws Error for anything else: names of months and days are not read here
 */
export function parseSchedule(expression: string): Schedule {
  const fields = expression.trim().split(/\s+/);
  if (fields.length !== ranges.length) throw new Error(`The schedule "${expression}" does not have six fields.`);
  const [second, minute, hour, day, month, weekday] = fields.map((field, at) => readField(field, ranges[at] ?? [0, 0]));
  return (at) =>
    [
      second?.has(at.getUTCSeconds()),
      minute?.has(at.getUTCMinutes()),
      hour?.has(at.getUTCHours()),
      day?.has(at.getUTCDate()),
      month?.has(at.getUTCMonth() + 1),
      weekday?.has(at.getUTCDay()),
    ].every((fits) => fits === true);
}

function readField(field: string, [min, max]: readonly [number, number]): ReadonlySet<number> {
  const values = new Set<number>();
  for (const part of field.split(',')) {
    const found = /^(?:\*|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part);
    const step = Number(found?.[3] ?? 1);
    const from = Number(found?.[1] ?? min);
    const isOpen = found?.[1] === undefined || (found[3] !== undefined && found[2] === undefined);
    const to = Number(found?.[2] ?? (isOpen ? max : from));
    if (found === null || step < 1 || from < min || to > max || from > to) {
      throw new Error(`The schedule's field "${field}" cannot be read.`);
    }
    for (let value = from; value <= to; value += step) values.add(value);
  }
  return values;
}
