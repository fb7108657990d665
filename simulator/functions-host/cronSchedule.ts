/** One field of an NCRONTAB expression as the set of values that fit. */
type Field = ReadonlySet<number>;

const ranges = [
  { name: 'second', from: 0, to: 59 },
  { name: 'minute', from: 0, to: 59 },
  { name: 'hour', from: 0, to: 23 },
  { name: 'day', from: 1, to: 31 },
  { name: 'month', from: 1, to: 12 },
  { name: 'day of week', from: 0, to: 6 },
] as const;

/**
 * Reads the six fields of Azure Functions' NCRONTAB (second first; numbers, lists, ranges, steps).
 * @returns a test that says whether a moment (UTC) fits. Throws on anything else, naming the field.
 */
export function cronSchedule(expression: string): (moment: Date) => boolean {
  const parts = expression.trim().split(/\s+/);
  if (parts.length !== ranges.length) throw new Error(`"${expression}" has ${parts.length} fields, not six.`);
  const fields = ranges.map((range, index) => readField(parts[index] ?? '', range));
  return (moment) => {
    const values = [
      moment.getUTCSeconds(),
      moment.getUTCMinutes(),
      moment.getUTCHours(),
      moment.getUTCDate(),
      moment.getUTCMonth() + 1,
      moment.getUTCDay(),
    ];
    return fields.every((field, index) => field.has(values[index] ?? -1));
  };
}

function readField(text: string, range: (typeof ranges)[number]): Field {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const match = /^(?:\*|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part);
    if (match === null) throw new Error(`"${part}" is not a ${range.name} of an NCRONTAB expression.`);
    const from = match[1] === undefined ? range.from : Number(match[1]);
    const step = match[3] === undefined ? 1 : Number(match[3]);
    const open = match[1] === undefined || match[3] !== undefined;
    const to = match[2] !== undefined ? Number(match[2]) : open ? range.to : from;
    if (from < range.from || to > range.to || step < 1) throw new Error(`"${part}" is out of range for ${range.name}.`);
    for (let value = from; value <= to; value += step) values.add(value);
  }
  return values;
}
