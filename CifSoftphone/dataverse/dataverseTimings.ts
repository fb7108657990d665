/** Times of reading Dataverse, each with its reason. */
export const dataverseTimings = {
  /** How long Dataverse may search before the call stays without a name. */
  searchBudgetMs: 2_000,
  /**
   * Both questions about a number leave together; where equality has an answer and a hit, the pattern, which scans a
   * big table, gets this much longer to show a second person.
   */
  searchSecondLookMs: 400,
  /** Numbers with a country code need no home: the first search waits no longer than this to learn it. */
  homeBudgetMs: 2_000,
  /** How long a list to choose from waits for open cases and last calls: it must not change under the agent's hand. */
  searchFactsMs: 400,
} as const;

/** How long a call waits for its record: an agent who clicked must not wait, and a warning that is late is none. */
export const dialRecordBudgetMs = 1_500;
/** A list that the agent waits for (last calls, open cases): past this Dataverse has no answer that is worth waiting for. */
export const listBudgetMs = 10_000;
