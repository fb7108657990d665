/** What went wrong, for machines (`code`) and in three sentences. Never holds a token, a secret, a number or a name. */
export class TelephonyError extends Error {
  /** @param code stable; the adaptor's own where it refused @param what it is @param means its effect @param todo now */
  constructor(
    readonly code: string,
    readonly what: string,
    readonly means: string,
    readonly todo: string,
    options?: ErrorOptions,
  ) {
    super(`${what} ${means} ${todo}`, options);
    this.name = new.target.name;
  }
}

/** The adaptor answered no: `code` is that of its problem (`agent-not-connected`, `unknown-call`, `too-many-requests`, …). */
export class AdaptorRefused extends TelephonyError {
  constructor(
    readonly status: number,
    code: string,
    what: string,
    means: string,
    todo: string,
    /** When it is worth trying again; absent where the adaptor did not say. */
    readonly retryAfterMs?: number,
  ) {
    super(code, what, means, todo);
  }
}

/** `no-answer`: the other side could not be reached, did not answer in time, or answered what cannot be read. */
export class NoAnswer extends TelephonyError {
  constructor(who: string, cause: unknown) {
    super(
      'no-answer',
      `${who} could not be reached, or did not answer in time.`,
      'It is not certain whether the request was carried out.',
      'Send the same again: what was carried out already is not done twice.',
      { cause },
    );
  }
}

/** `sign-in-refused`: the issuer gave no token; `reason` is its code (`invalid_client`, AADSTS…), never its whole text. */
export class SignInRefused extends TelephonyError {
  constructor(
    readonly status: number,
    readonly reason: string,
  ) {
    super(
      'sign-in-refused',
      `The issuer gave no token (HTTP ${status}, ${reason}).`,
      'Without one the adaptor takes nothing from this system.',
      'Check client id, secret, scope and address of the issuer; the secret may have expired.',
    );
  }
}

/** A webhook that is not to be believed or cannot be taken. `status` is what its sender is answered. */
export class WebhookRefused extends TelephonyError {
  constructor(
    readonly status: number,
    code:
      'unsigned' | 'too-old' | 'wrong-signature' | 'too-large' | 'too-slow' | 'not-post' | 'body-was-read' | 'no-event',
    what: string,
    todo: string,
  ) {
    super(code, what, 'Nothing was done with it.', todo);
  }
}

/** `wrong-option`: thrown where the client is made, before anything is sent. */
export const wrongOption = (what: string, todo: string): TelephonyError =>
  new TelephonyError('wrong-option', what, 'The client cannot work with it.', todo);
