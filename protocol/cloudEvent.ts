/** The part of a CloudEvents 1.0 JSON event that both sides use (https://cloudevents.io, spec 1.0.2). */
export interface CloudEvent {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject?: string;
  readonly time?: string;
  readonly datacontenttype?: 'application/json';
  readonly data: Readonly<Record<string, unknown>>;
}
