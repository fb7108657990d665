/** Why an import is refused, in the words in which Dataverse says it. */
export interface ImportProblem {
  /** Short machine word, stable for tests. */
  readonly code: string;
  readonly message: string;
}

/** Gathers problems so that one import shows all of them. */
export class ImportProblems {
  private readonly found: ImportProblem[] = [];

  add(code: string, message: string): void {
    this.found.push({ code, message });
  }

  get all(): readonly ImportProblem[] {
    return this.found;
  }
}
