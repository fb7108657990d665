import { timings } from './base/timings';
import { Failed, NotTried } from './base/verdicts';
import type { Check } from './check';
import type { CreateDriver } from './drive/driver';
import { findPersonal } from './findPersonal';
import { logPrivateResult } from './logPrivate';
import type { CheckResult, Report } from './report/report';
import { Scene } from './scene';

export interface RunOptions {
  readonly createDriver: CreateDriver;
  readonly checks: readonly Check[];
  /** How many checks run at the same time, each with a world of its own; one unless given. */
  readonly atOnce?: number;
  /** Whether what the connector writes is looked at (`log-private`); it is, unless this says no. */
  readonly looksAtLog?: boolean;
  /** Told of each check as it ends. */
  readonly onResult?: (result: CheckResult) => void;
}

/** Runs all checks. Never throws for what a connector or a driver does: that is what the report says. */
export async function runSuite({
  createDriver,
  checks,
  atOnce = 1,
  looksAtLog = true,
  onResult = () => undefined,
}: RunOptions): Promise<Report> {
  const results = new Map<string, CheckResult>();
  const left = [...checks];
  const leaks: string[] = [];
  let heard = false;
  let silentBecause = "The driver does not give the connector's output (output).";
  const work = async (): Promise<void> => {
    for (let check = left.shift(); check !== undefined; check = left.shift()) {
      const { result, written, personal, whySilent } = await runCheck(check, createDriver);
      heard ||= written !== undefined;
      silentBecause = whySilent ?? silentBecause;
      leaks.push(...findPersonal(written ?? '', personal).map((what) => `${what} (in the check ${result.id})`));
      results.set(check.id, result);
      onResult(result);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const ordered = checks.flatMap(({ id }) => results.get(id) ?? []);
  if (!looksAtLog) return { results: ordered };
  const privacy = logPrivateResult(heard ? undefined : silentBecause, leaks);
  onResult(privacy);
  return { results: [...ordered, privacy] };
}

async function runCheck(check: Check, createDriver: CreateDriver) {
  const { id, title, why, page } = check;
  const about = { id, title, why, page };
  const startMs = performance.now();
  const done = (verdict: Pick<CheckResult, 'verdict' | 'because'>): CheckResult => ({
    ...about,
    ...verdict,
    tookMs: Math.round(performance.now() - startMs),
  });
  let scene: Scene | undefined;
  let result: CheckResult;
  try {
    scene = await Scene.open(createDriver);
    await inTime('The check', tryOut(check, scene), timings.checkMs);
    const complaint = scene.stage.complaints.find((one) => check.mayComplain?.test(one) !== true);
    result = done(complaint === undefined ? { verdict: 'passed' } : { verdict: 'failed', because: complaint });
  } catch (error) {
    result = done(verdictOf(error));
  }
  const written = scene?.driver.output?.();
  const personal = scene === undefined ? [] : [...scene.personal, ...scene.stage.secrets];
  await inTime('The end', scene?.close() ?? Promise.resolve(), timings.closeMs).catch((error: unknown) => {
    result = { ...result, verdict: 'failed', because: `The driver could not be closed: ${wordsOf(error)}` };
  });
  const lastWords = (written ?? '')
    .split('\n')
    .filter((line) => line !== '')
    .slice(-5);
  if (result.verdict === 'failed' && lastWords.length > 0) result = { ...result, lastWords };
  return { result, written, personal, whySilent: scene?.driver.cannot?.output };
}

async function tryOut(check: Check, scene: Scene): Promise<void> {
  if (check.startsItself !== true) await scene.start();
  await check.run(scene);
}

/** @throws Failed when the work does not end */
async function inTime(what: string, work: Promise<void>, withinMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const isLate = new Failed(`${what} did not come to its end within ${withinMs / 1000} s.`);
    timer = setTimeout(() => reject(isLate), withinMs);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function verdictOf(error: unknown): Pick<CheckResult, 'verdict' | 'because'> {
  if (error instanceof NotTried) return { verdict: 'not-tried', because: error.message };
  if (error instanceof Failed) return { verdict: 'failed', because: error.message };
  return { verdict: 'failed', because: `The driver or the connector threw: ${wordsOf(error)}` };
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : 'something that is no error.');
