import { refusal, type Answer } from './clientEndpoint';

/** A refusal of the data plane: the code stands in the body and, as its specification says, in `x-ms-error-code`. */
export function restRefusal(status: number, message: string, code: string): Answer {
  const plain = refusal(status, message, code);
  return { ...plain, headers: { ...plain.headers, 'x-ms-error-code': code } };
}
