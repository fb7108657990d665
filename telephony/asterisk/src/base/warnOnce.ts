import type { Log, LogFacts } from '../../../base/log';

export type WarnOnce = (event: string, about: string, facts?: LogFacts) => void;

/** Warns of each thing once: what is wrong with a setting stays wrong, and must not fill the log. */
export function createWarnOnce(log: Log): WarnOnce {
  const told = new Set<string>();
  return (event, about, facts = {}) => {
    const key = `${event} ${about}`;
    if (told.has(key)) return;
    told.add(key);
    log.warn(event, facts);
  };
}
