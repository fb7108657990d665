import { parseAgentState } from './agentState';
import type { CallList, CallSnapshot } from './callSnapshot';
import { readDialling } from './dialling';
import { isFields } from '../fields';
import { parseCallSnapshot } from './parseCallSnapshot';
import { parsed, refused, type Parsed } from '../parsed';

/** Reads the answer of `GET calls`. One malformed call makes the whole list an error: half a truth would hide a call. */
export function parseCallList(value: unknown): Parsed<CallList> {
  if (!isFields(value) || !Array.isArray(value.calls)) return refused('The answer has no list of calls.');
  const calls = parseCalls(value.calls);
  if (!calls.ok) return calls;
  // An older adaptor does not tell of ended calls.
  const ended = parseCalls(Array.isArray(value.ended) ? value.ended : []);
  if (!ended.ok) return ended;
  const agent = value.agent === undefined ? undefined : parseAgentState(value.agent);
  const dialling = readDialling(value.dialling);
  const others: readonly unknown[] = Array.isArray(value.alsoDialling) ? value.alsoDialling : [];
  const alsoDialling = others.flatMap((one) => readDialling(one) ?? []);
  return parsed({
    calls: calls.value,
    ended: ended.value,
    // A state that cannot be read must not hide the calls.
    ...(agent?.ok === true ? { agent: agent.value } : {}),
    ...(dialling === undefined ? {} : { dialling }),
    ...(alsoDialling.length === 0 ? {} : { alsoDialling }),
    // Read by whoever draws them, so that line and control need not carry the reader.
    ...(Array.isArray(value.queues) ? { queues: value.queues as CallList['queues'] & object } : {}),
    ...(value.browserPhone === true ? { browserPhone: true } : {}),
    ...(value.conversations === true ? { conversations: true } : {}),
  });
}

function parseCalls(values: readonly unknown[]): Parsed<readonly CallSnapshot[]> {
  const calls: CallSnapshot[] = [];
  for (const one of values) {
    const call = parseCallSnapshot(one);
    if (!call.ok) return call;
    calls.push(call.value);
  }
  return parsed(calls);
}
