/**
 * Matches a path against a route of Azure Functions: literal parts in any case, `{name}` for one part, `{*name}` for
 * the rest. @returns the decoded parameters, or `undefined`
 */
export function matchRoute(route: string, path: string): Readonly<Record<string, string>> | undefined {
  const parts = path.split('/');
  const params: Record<string, string> = {};
  const pattern = route.split('/');
  for (const [at, expected] of pattern.entries()) {
    const rest = /^\{\*(\w+)\}$/.exec(expected)?.[1];
    if (rest !== undefined) {
      const text = parts.slice(at).join('/');
      if (text === '') return undefined;
      params[rest] = decode(text);
      return params;
    }
    const part = parts[at];
    if (part === undefined || part === '') return undefined;
    const name = /^\{(\w+)\}$/.exec(expected)?.[1];
    if (name !== undefined) params[name] = decode(part);
    else if (decode(part).toLowerCase() !== expected.toLowerCase()) return undefined;
  }
  return parts.length === pattern.length ? params : undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
