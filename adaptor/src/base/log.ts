/** Words and numbers only: codes, counts, durations. Never tokens, numbers, names, notes or texts of callers. */
export type LogFacts = Readonly<Record<string, string | number | boolean>>;

export interface Log {
  info(event: string, facts?: LogFacts): void;
  warn(event: string, facts?: LogFacts): void;
}

/** One JSON line per entry; the Functions host forwards the console to Application Insights. */
export const consoleLog: Log = {
  info: (event, facts = {}) => console.log(JSON.stringify({ level: 'info', event, ...facts })),
  warn: (event, facts = {}) => console.warn(JSON.stringify({ level: 'warn', event, ...facts })),
};

/** What may be logged of an error: its kind. Its message may quote a URL or a body. */
export function errorFacts(error: unknown): LogFacts {
  if (!(error instanceof Error)) return { error: typeof error };
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  return {
    error: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof statusCode === 'number' ? { statusCode } : {}),
  };
}
