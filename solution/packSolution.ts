import type { AssembleInput } from './assemble';
import { assemble } from './assemble';
import { runChecks } from './checks/runChecks';
import { readModel } from './model/readModel';
import type { SolutionModel } from './model/solutionModel';
import { zip } from './zip';

export interface PackedSolution {
  readonly unmanaged: Uint8Array;
  readonly managed: Uint8Array;
  /** Read back from the files of the managed zip. */
  readonly model: SolutionModel;
}

/**
 * Makes both zips. Pure: bytes in, bytes out.
 * @throws Error with one line for each fault when a check fails; then there is nothing to write.
 */
export function packSolution(input: AssembleInput): PackedSolution {
  const unmanaged = assemble(input, false);
  const managed = assemble(input, true);
  const model = readModel(managed);
  const faults = [...new Set([...runChecks(readModel(unmanaged)), ...runChecks(model)])];
  if (faults.length > 0) {
    throw new Error(`The solution would not work, so it was not written:\n${faults.map((f) => `  ${f}`).join('\n')}`);
  }
  return { unmanaged: zip(unmanaged), managed: zip(managed), model };
}
