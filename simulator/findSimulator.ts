import { readRunning } from './runningFile';

const defaultPage = 'http://localhost:5180';

/** The page of the simulator that runs. @throws Error that says how to start one */
export async function findSimulator(url: string | undefined): Promise<string> {
  const candidates = url === undefined ? [readRunning()?.page, defaultPage] : [url];
  for (const page of candidates) {
    if (page !== undefined && (await answers(page))) return page;
  }
  const where = url ?? candidates.filter(Boolean).join(' and ');
  throw new Error(`No simulator answers at ${where}. Start one with: npm start (or name it with --url).`);
}

async function answers(page: string): Promise<boolean> {
  try {
    return (await fetch(`${page}/simulator.json`, { signal: AbortSignal.timeout(3_000) })).ok;
  } catch {
    return false;
  }
}
