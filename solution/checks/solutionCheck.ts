import type { SolutionModel } from '../model/solutionModel';

/**
 * Looks at one rule that an import (or an agent later) would trip over.
 * @returns one sentence for each fault: what is wrong, why it matters, what to do.
 */
export type SolutionCheck = (model: SolutionModel) => readonly string[];
