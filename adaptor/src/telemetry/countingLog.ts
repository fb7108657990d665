import type { Log, LogFacts } from '../base/log';
import type { Telemetry } from './telemetry';

/** Facts of few values, by which a count can be split; an id would make a metric of its own for each call. */
const dimensions = ['function', 'status', 'code', 'type', 'state', 'outcome', 'pushed', 'error'] as const;

/** Every entry of the log is also counted, and each of its `…Ms` facts is a duration: one place to tell a thing. */
export function countingLog(log: Log, telemetry: Telemetry): Log {
  const count = (event: string, facts: LogFacts): void => {
    const split = Object.fromEntries(
      dimensions.flatMap((name) => (facts[name] === undefined ? [] : [[name, facts[name]]])),
    );
    telemetry.count('softphone.events', { event, ...split });
    for (const [name, value] of Object.entries(facts)) {
      if (name.endsWith('Ms') && typeof value === 'number')
        telemetry.duration(`softphone.${event}.${name}`, value, split);
    }
  };
  return {
    info: (event, facts = {}) => {
      log.info(event, facts);
      count(event, facts);
    },
    warn: (event, facts = {}) => {
      log.warn(event, facts);
      count(event, facts);
    },
  };
}
