import type { CallList } from './callSnapshot';
import { isFields } from './fields';
import { parseCallSnapshot } from './parseCallSnapshot';
import { parsed, refused, type Parsed } from './parsed';

/** Reads the answer of `GET calls`. One malformed call makes the whole list an error: half a truth would hide a call. */
export function parseCallList(value: unknown): Parsed<CallList> {
  if (!isFields(value) || !Array.isArray(value.calls)) return refused('The answer has no list of calls.');
  const calls = [];
  for (const one of value.calls as readonly unknown[]) {
    const call = parseCallSnapshot(one);
    if (!call.ok) return call;
    calls.push(call.value);
  }
  return parsed({ calls });
}
