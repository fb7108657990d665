import { readdirSync, readFileSync } from 'node:fs';

/** Resident memory in MiB of the Functions host that this process started; `undefined` where /proc does not tell. */
export function functionsHostMemoryMib(): number | undefined {
  try {
    for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      const command = read(`/proc/${id}/cmdline`);
      const status = read(`/proc/${id}/status`);
      if (!command.includes('worker.cjs') || !status.includes(`PPid:\t${process.pid}\n`)) continue;
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? NaN) / 1024;
    }
  } catch {
    // Not Linux.
  }
  return undefined;
}

/** A process may end while we look. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
