import { cronSchedule } from './cronSchedule';
import type { FunctionsCore } from './functionsCore';
import { invoke } from './invoke';

/** Runs timer-triggered functions when their second comes, never twice at once as one host does. Returns its undo. */
export function runTimers(core: FunctionsCore): () => void {
  const timers = core.functions.flatMap((one) => {
    const [name, trigger] =
      Object.entries(one.metadata.bindings ?? {}).find(([, b]) => b.type === 'timerTrigger') ?? [];
    if (name === undefined || trigger === undefined) return [];
    return [{ one, name, fits: cronSchedule((trigger as { schedule?: string }).schedule ?? ''), running: false }];
  });
  let lastSecond = Math.floor(Date.now() / 1000);
  const tick = setInterval(() => {
    const second = Math.floor(Date.now() / 1000);
    if (second === lastSecond) return;
    lastSecond = second;
    for (const timer of timers) {
      if (timer.running || !timer.fits(new Date(second * 1000))) continue;
      timer.running = true;
      const data = { json: JSON.stringify({ Schedule: { AdjustForDST: true }, IsPastDue: false }) };
      invoke(core, timer.one, timer.name, data)
        .catch((error: unknown) => {
          const kind = error instanceof Error ? error.name : typeof error;
          process.stdout.write(`error timer ${timer.one.metadata.name ?? ''} failed: ${kind}\n`);
        })
        .finally(() => {
          timer.running = false;
        });
    }
  }, 100);
  return () => clearInterval(tick);
}
