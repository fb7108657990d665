/** A folder with sources, as a row of the plan in docs/architecture.md describes it. */
export interface Room {
  readonly house: string;
  readonly folder: string;
  /** Rooms, or `core/*` for every room in `core`. */
  readonly knows: readonly string[];
  readonly packages: readonly string[];
}

export function readPlan(page?: string): readonly Room[];
export function objection(plan: readonly Room[], file: string, from: string): string | undefined;
export function isIn(path: string, folder: string): boolean;
export function isMeant(folder: string, meant: string): boolean;
