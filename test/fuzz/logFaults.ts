import { canary } from './mutate';

/** What must not be in the adaptor's log after inputs that are full of personal data. */
export function logFaults(log: string, tokens: readonly string[]): readonly string[] {
  const faults: string[] = [];
  if (log.includes(canary.name)) faults.push('the log holds a name');
  if (log.includes(canary.number.slice(1))) faults.push('the log holds a number');
  if (tokens.some((token) => log.includes(token.slice(0, 60)))) faults.push('the log holds a token');
  // A failure that nobody foresaw is caught and logged so.
  const failed = log.split('\n').filter((line) => line.includes('request-failed') || line.includes('[error]'));
  if (failed.length > 0) faults.push(`${failed.length} unforeseen failures, such as ${failed[0]?.slice(0, 300) ?? ''}`);
  const broken = log.split('\n').filter((line) => line.startsWith('{') && !isJson(line));
  if (broken.length > 0) faults.push('a log line was forged or cut');
  return faults;
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
