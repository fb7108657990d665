import { readdirSync, readFileSync } from 'node:fs';

export interface ProcessCost {
  readonly cpuMs: number;
  readonly rssMiB: number;
}

/** Linux counts processor time in hundredths of a second. */
const msPerTick = 10;

/** What a process has cost until now; `undefined` where the system has no /proc, or no such process. */
export function processCost(pid: number | undefined): ProcessCost | undefined {
  if (pid === undefined) return undefined;
  try {
    // The name in the second field may hold blanks: the fields that count come after its closing bracket.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    const rssKb = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return {
      cpuMs: (Number(fields[11]) + Number(fields[12])) * msPerTick,
      rssMiB: Number(rssKb) / 1024,
    };
  } catch {
    return undefined;
  }
}

/** A child of this process by an argument that only it has, as its port. */
export function childWith(argument: string): number | undefined {
  try {
    for (const thread of readdirSync('/proc/self/task')) {
      for (const child of readFileSync(`/proc/self/task/${thread}/children`, 'utf8').split(' ')) {
        if (child !== '' && readFileSync(`/proc/${child}/cmdline`, 'utf8').split('\0').includes(argument)) {
          return Number(child);
        }
      }
    }
  } catch {
    // Another system, or a child that ended while we looked: then its cost is not told.
  }
  return undefined;
}
