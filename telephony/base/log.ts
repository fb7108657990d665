/** A line of the connector's log. Never a number, a name, a secret or a token: ids, codes and counts only. */
export interface Log {
  info(event: string, facts?: LogFacts): void;
  warn(event: string, facts?: LogFacts): void;
}
export type LogFacts = Readonly<Record<string, string | number | boolean | undefined>>;

/** One JSON object a line, as container hosts read it. */
export function createLog(write: (line: string) => void, now: () => number = Date.now): Log {
  const line =
    (level: string) =>
    (event: string, facts: LogFacts = {}) =>
      write(JSON.stringify({ time: new Date(now()).toISOString(), level, event, ...facts }));
  return { info: line('info'), warn: line('warn') };
}
