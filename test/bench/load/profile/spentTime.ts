import type { Profiler } from 'node:inspector';
import { partOf, type Part } from './partOf';

/** Says in which source a place of the bundle was written; both counted from 0. */
export type SourceAt = (url: string, line: number, column: number) => string;

export interface SpentTime {
  /** Processor milliseconds, waiting not counted. */
  readonly totalMs: number;
  readonly byPart: ReadonlyMap<Part, number>;
  /** The functions that took most by themselves, dearest first. */
  readonly dearest: readonly { readonly name: string; readonly part: Part; readonly ms: number }[];
}

const shownFunctions = 25;

/** Adds up a profile: each sample's time is its innermost function's. */
export function spentTime(profile: Profiler.Profile, sourceAt: SourceAt): SpentTime {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const byPart = new Map<Part, number>();
  const byFunction = new Map<string, { readonly part: Part; ms: number }>();
  let totalMs = 0;
  for (const [at, id] of (profile.samples ?? []).entries()) {
    const node = nodes.get(id);
    // A sample's own time is until the next one.
    const ms = Math.max(0, profile.timeDeltas?.[at + 1] ?? 0) / 1_000;
    if (node === undefined || ms === 0) continue;
    const { functionName, url, lineNumber, columnNumber } = node.callFrame;
    const source = sourceAt(url, lineNumber, columnNumber);
    const part = partOf(functionName, source);
    if (part === 'idle') continue;
    totalMs += ms;
    byPart.set(part, (byPart.get(part) ?? 0) + ms);
    const name = `${functionName === '' ? '(anonymous)' : functionName} ${shortSource(source)}`.trim();
    const known = byFunction.get(name) ?? { part, ms: 0 };
    known.ms += ms;
    byFunction.set(name, known);
  }
  const dearest = [...byFunction]
    .map(([name, one]) => ({ name, ...one }))
    .sort((left, right) => right.ms - left.ms)
    .slice(0, shownFunctions);
  return { totalMs, byPart, dearest };
}

/** What a reader needs to find it: the package or folder, and the file. */
const shortSource = (source: string): string =>
  source.replace(/^.*node_modules\//, '').replace(/^(\.\.\/)+(src|protocol)\//, '$2/');
