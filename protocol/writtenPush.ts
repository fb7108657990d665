import { isFields } from './fields';

// Its own file: the line leaves such pushes to others, and loads those others.

/** A push that tells of a conversation, of one of its messages or of somebody who takes part. */
export const isWrittenPush = (push: unknown): boolean =>
  isFields(push) && /^(conversation|message|participant)\./.test(String(push.type));
