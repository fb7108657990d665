import type { RegisteredFunction } from './functionsCore';

export interface Route {
  readonly one: RegisteredFunction;
  readonly triggerName: string;
  readonly methods: readonly string[];
  /** Path parameters, or undefined when the path is another's. */
  match(path: string): Readonly<Record<string, string>> | undefined;
  /** Literal segments first, as the host prefers `calls` to `{id}`. */
  readonly rank: number;
}

/** The route of an HTTP-triggered function below `/api`; undefined for other triggers. */
export function toRoute(one: RegisteredFunction): Route | undefined {
  const [triggerName, trigger] =
    Object.entries(one.metadata.bindings ?? {}).find(([, b]) => b.type === 'httpTrigger') ?? [];
  if (triggerName === undefined || trigger === undefined) return undefined;
  const { route, methods } = trigger as { route?: string; methods?: string[] };
  const segments = (route ?? one.metadata.name ?? '').split('/').filter((segment) => segment !== '');
  return {
    one,
    triggerName,
    methods: (methods ?? ['GET', 'POST']).map((method) => method.toUpperCase()),
    rank: segments.filter((segment) => segment.startsWith('{')).length,
    match: (path) => matchSegments(segments, path),
  };
}

function matchSegments(segments: readonly string[], path: string): Record<string, string> | undefined {
  const given = path.split('/').filter((segment) => segment !== '');
  if (given[0]?.toLowerCase() !== 'api' || given.length !== segments.length + 1) return undefined;
  const params: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const value = given[index + 1] ?? '';
    const name = /^\{([^:?}]+)[^}]*\}$/.exec(segment)?.[1];
    if (name !== undefined) params[name] = safeDecode(value);
    else if (segment.toLowerCase() !== value.toLowerCase()) return undefined;
  }
  return params;
}

function safeDecode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
