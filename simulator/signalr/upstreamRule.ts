/** One row of the service's upstream settings. The first row that matches an event gets it. */
export interface UpstreamRule {
  /** `http://127.0.0.1:7071/api/{event}?secret=x`; `{hub}`, `{category}` and `{event}` are filled in, URL-escaped. */
  readonly urlTemplate: string;
  /** `*`, one name, or names separated by commas. */
  readonly hubPattern: string;
  /** As above, out of `connections` and `messages`. */
  readonly categoryPattern: string;
  /** As above; `connected`, `disconnected`, or the method that a client calls. */
  readonly eventPattern: string;
  /** For whom the service's identity gets a token, which it then sends along: `auth` of type ManagedIdentity. */
  readonly resource?: string;
}

export interface UpstreamEvent {
  readonly hub: string;
  readonly category: 'connections' | 'messages';
  readonly event: string;
}

/** Where an event goes, and for whom the token that goes along is. */
export interface UpstreamTarget {
  readonly url: string;
  readonly resource: string | undefined;
}

/**
 * The address that an event is posted to, or undefined when no row wants it (the service then drops the event).
 * Hub names compare without case, as the service lower-cases them; events compare exactly.
 */
export function upstreamTarget(rules: readonly UpstreamRule[], event: UpstreamEvent): UpstreamTarget | undefined {
  const rule = rules.find(
    (one) =>
      matches(one.hubPattern.toLowerCase(), event.hub.toLowerCase()) &&
      matches(one.categoryPattern, event.category) &&
      matches(one.eventPattern, event.event),
  );
  if (rule === undefined) return undefined;
  const url = rule.urlTemplate.replace(/\{(hub|category|event)\}/g, (_whole, name: keyof UpstreamEvent) =>
    encodeURIComponent(event[name]),
  );
  return { url, resource: rule.resource };
}

function matches(pattern: string, name: string): boolean {
  return pattern.trim() === '*' || pattern.split(',').some((one) => one.trim() === name);
}
