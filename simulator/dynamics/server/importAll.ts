import { readFile } from 'node:fs/promises';
import type { DynamicsOptions } from '../dynamicsOptions';
import type { ImportOptions } from '../solution/importOptions';
import { importSolution } from '../solution/importSolution';
import type { Organisation } from '../solution/organisation';

interface Imported {
  readonly organisation: Organisation;
  readonly leftOut: readonly string[];
}

/** The softphone's package, and after it the add-on for conversations. @throws Error with all reasons for a refusal */
export async function importAll(
  options: Pick<DynamicsOptions, 'solutionZip' | 'messagesZip' | 'customerService'>,
): Promise<Imported> {
  const { solutionZip, messagesZip, customerService = true } = options;
  const phone = await importOne(solutionZip, { customerService });
  if (messagesZip === undefined) return phone;
  const addOn = await importOne(messagesZip, { customerService, after: phone.organisation });
  const { organisation: one } = phone;
  const { organisation: other } = addOn;
  return {
    organisation: {
      ...one,
      tables: [...one.tables, ...other.tables],
      views: [...one.views, ...other.views],
      charts: [...one.charts, ...other.charts],
      dashboards: [...one.dashboards, ...other.dashboards],
    },
    leftOut: [...phone.leftOut, ...addOn.leftOut],
  };
}

async function importOne(zip: string, options: ImportOptions): Promise<Imported> {
  const result = importSolution(await readFile(zip), options);
  if (result.ok) return result;
  const reasons = result.problems.map((problem) => `- [${problem.code}] ${problem.message}`).join('\n');
  throw new Error(`The solution ${zip} cannot be imported:\n${reasons}`);
}
