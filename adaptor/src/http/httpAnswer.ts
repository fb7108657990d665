export interface AnswerLimits {
  /** From now until the promise is settled, whatever the other side does: slow bytes do not make it longer. */
  readonly timeoutMs: number;
  /** More than this is not read. */
  readonly maxAnswerBytes: number;
}

export interface HttpAnswer {
  readonly status: number;
  /** `undefined` where the body did not come whole: the status counts all the same. */
  readonly text: string | undefined;
}
