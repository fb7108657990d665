import type { FunctionRegistry } from './createFunctionRegistry';
import { parseSchedule } from './parseSchedule';

/** Runs all timer triggers by their schedules, none of them twice at once. Returns its undo. */
export function startTimers(registry: FunctionRegistry): () => void {
  const timers = registry
    .functions()
    .filter(({ trigger }) => trigger.type === 'timerTrigger')
    .map((target) => ({ target, isDue: parseSchedule(target.trigger.schedule ?? ''), isRunning: false }));
  let lastSecond = Math.floor(Date.now() / 1000);

  const tick = (): void => {
    const second = Math.floor(Date.now() / 1000);
    if (second === lastSecond) return;
    lastSecond = second;
    for (const timer of timers) {
      if (timer.isRunning || !timer.isDue(new Date(second * 1000))) continue;
      timer.isRunning = true;
      const json = JSON.stringify({ Schedule: { AdjustForDST: true }, ScheduleStatus: null, IsPastDue: false });
      registry
        .invoke(timer.target, { json })
        .catch((error: unknown) => console.error(`[error] ${error instanceof Error ? error.stack : String(error)}`))
        .finally(() => {
          timer.isRunning = false;
        });
    }
  };
  // Four looks a second hit every second, even when the process is busy.
  const interval = setInterval(tick, 250);
  return () => clearInterval(interval);
}
