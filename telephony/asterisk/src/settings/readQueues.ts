interface ReadQueues {
  readonly names: ReadonlyMap<string, string>;
  readonly faults: readonly string[];
}

/** Reads what agents call the queues: `<name at the PBX>=<name for agents>`, parted by commas or lines. */
export function readQueues(text: string): ReadQueues {
  const names = new Map<string, string>();
  const faults: string[] = [];
  const entries = text
    .split(/[\r\n,]+/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  entries.forEach((entry, at) => {
    const [, queue = '', name = ''] = /^([^=]+?)\s*=\s*(\S.*)$/.exec(entry) ?? [];
    const where = `ASTERISK_QUEUES, entry ${at + 1}`;
    if (queue === '') faults.push(`${where} is not of the form 600=Support.`);
    else if (names.has(queue)) faults.push(`${where}: this queue has a name already.`);
    else names.set(queue, name);
  });
  return { names, faults };
}
