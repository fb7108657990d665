import { problemStatuses, type ProblemCode } from '../../../protocol/schemas/problemSchema';
import { ProblemError, type Problem } from './problem';

const problem = (code: ProblemCode, what: string, means: string, todo: string): Problem => ({
  status: problemStatuses[code],
  code,
  what,
  means,
  do: todo,
});

/** @param part what is wrong with the request, in words that do not repeat its content */
export const badRequest = (part: string): ProblemError =>
  new ProblemError(
    problem('bad-request', part, 'Nothing was stored and nothing rings.', 'Correct the request and send it again.'),
  );

export const tooLarge = (maxBytes: number): ProblemError =>
  new ProblemError(
    problem(
      'too-large',
      `The body has more than ${maxBytes} bytes.`,
      'Nothing was stored and nothing rings.',
      'Send a shorter message.',
    ),
  );

export const unsupportedMedia = (what: string, todo: string): ProblemError =>
  new ProblemError(problem('unsupported-media-type', what, 'Nothing was stored and nothing rings.', todo));

export const notSignedIn = (why: string): ProblemError =>
  new ProblemError(
    problem(
      'token-refused',
      why,
      'The adaptor does not know who is calling.',
      'Send an Entra access token for this API as a bearer token in the Authorization header.',
    ),
  );

export const notAllowed = (why: string, todo: string): ProblemError =>
  new ProblemError(problem('not-allowed', why, 'The request was not carried out.', todo));

export const agentNotConnected = (): ProblemError =>
  new ProblemError(
    problem(
      'agent-not-connected',
      'The agent has no softphone connected.',
      'The call was not kept and will not ring later.',
      'Offer the call to somebody else, or again when the agent is connected.',
    ),
  );

export const offeredBefore = (): ProblemError =>
  new ProblemError(
    problem(
      'offered-before',
      'This call was offered to this agent before, and that ring is over or the agent has the call.',
      'It does not ring again under the same call id.',
      'To ring this agent again, offer it under a new call id; another agent can be offered it as it is.',
    ),
  );

export const keyReused = (): ProblemError =>
  new ProblemError(
    problem(
      'idempotency-key-reused',
      'This Idempotency-Key was used for another message or another agent.',
      'It is no repeat, so nothing was carried out and nothing rings.',
      'Use a new key for each new message, and the same key only for the same message.',
    ),
  );

export const unknownCall = (): ProblemError =>
  new ProblemError(
    problem(
      'unknown-call',
      'No call with this id was offered by this app (to this agent).',
      'Nothing was changed.',
      'Check the call id, or offer the call first with call.offered.',
    ),
  );

export const unknownConversation = (): ProblemError =>
  new ProblemError(
    problem(
      'unknown-conversation',
      'No conversation with this id was offered by this app.',
      'Nothing was changed.',
      'Check the conversation id, or offer the conversation first with conversation.offered.',
    ),
  );

export const unknownMessage = (): ProblemError =>
  new ProblemError(
    problem(
      'unknown-message',
      'The conversation has no message with this id that this could be said of.',
      'Nothing was changed.',
      'Check the id: it is that of the message in conversation.requested, or in your message.received.',
    ),
  );

export const conversationEnded = (): ProblemError =>
  new ProblemError(
    problem(
      'conversation-ended',
      'This conversation is over.',
      'Nothing was stored, and no agent sees it.',
      'Offer a new conversation under a new id, with the message in it.',
    ),
  );

export const agentAtCapacity = (): ProblemError =>
  new ProblemError(
    problem(
      'agent-at-capacity',
      'The agent has as many conversations as one agent may have.',
      'The conversation was not offered and will not ring later.',
      'Offer it to somebody else, or again when the agent has ended one; GET agents tells how many are free.',
    ),
  );

export const noPhone = (): ProblemError =>
  new ProblemError(
    problem(
      'no-phone',
      'The telephony system offers this agent no telephone in the browser.',
      'Calls ring here as before; their sound is at the desk phone.',
      'Ask whoever runs the telephony system to offer one, if it should.',
    ),
  );

export const noSystem = (): ProblemError =>
  new ProblemError(
    problem(
      'no-system',
      'This app has registered no telephony system.',
      'Its calls are told at the common address of the settings, where there is one.',
      'Register it with PUT system.',
    ),
  );

export const setByAdmin = (): ProblemError =>
  new ProblemError(
    problem(
      'set-by-admin',
      "This app's telephony system stands in the adaptor's settings.",
      'What stands there counts; nothing was changed.',
      'Ask the administrator to change it there, or to take it out so that the app can register itself.',
    ),
  );

export const nameTaken = (): ProblemError =>
  new ProblemError(
    problem(
      'name-taken',
      'Another telephony system has this name.',
      'Agents could not tell the two apart, so nothing was changed.',
      'Register under another name.',
    ),
  );

export const pushFailed = (): ProblemError =>
  new ProblemError(
    problem(
      'push-failed',
      'The SignalR Service did not take the ring.',
      'The call did not ring and was closed.',
      'Send the same request again, or offer the call to somebody else.',
    ),
  );

export const notInTime = (): ProblemError =>
  new ProblemError(
    problem(
      'not-in-time',
      'A service that the adaptor needs did not answer in time.',
      'It is not certain that the request was carried out.',
      'Send the same request again: what was carried out already is not done twice.',
    ),
  );

export const unavailable = (what: string): ProblemError =>
  new ProblemError(problem('unavailable', what, 'The request was not carried out.', 'Send it again in a few seconds.'));

/** @param what who asked too much, in words that name nobody */
export const tooManyRequests = (what: string, retryAfterMs: number): ProblemError =>
  new ProblemError({
    ...problem(
      'too-many-requests',
      what,
      'The request was not carried out; nothing rings.',
      'Wait for the time in Retry-After, then send the same request again.',
    ),
    retryAfterMs,
  });
