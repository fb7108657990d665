import { posix } from 'node:path';
import type { Source } from './readSources';

/** Which rooms each room knows, itself left out. */
export function roomEdges(
  sources: readonly Pick<Source, 'room' | 'knows'>[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const edges = new Map<string, Set<string>>();
  for (const { room, knows } of sources) {
    const others = edges.get(room) ?? new Set<string>();
    knows.map((path) => posix.dirname(path)).forEach((other) => other !== room && others.add(other));
    edges.set(room, others);
  }
  return edges;
}

/** Rooms that know each other, directly or by way of others; each circle once, with all that is caught in it. */
export function roomCircles(edges: ReadonlyMap<string, ReadonlySet<string>>): readonly (readonly string[])[] {
  const reach = new Map([...edges.keys()].map((room) => [room, reachable(edges, room)]));
  const circles = [...edges.keys()].map((room) =>
    [...(reach.get(room) ?? [])].filter((other) => reach.get(other)?.has(room)).sort(),
  );
  return [...new Map(circles.filter((circle) => circle.length > 0).map((circle) => [circle.join(), circle])).values()];
}

function reachable(edges: ReadonlyMap<string, ReadonlySet<string>>, from: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const waiting = [...(edges.get(from) ?? [])];
  for (let room = waiting.pop(); room !== undefined; room = waiting.pop()) {
    if (seen.has(room)) continue;
    seen.add(room);
    waiting.push(...(edges.get(room) ?? []));
  }
  return seen;
}
