import * as v from 'valibot';

/** A resource type as its provider takes it in the version that the template names. */
export interface ResourceShape {
  readonly apiVersion: string;
  readonly name: RegExp;
  readonly body: v.GenericSchema;
}

export const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
export const location = v.pipe(v.string(), v.minLength(1));
export const tags = v.optional(v.record(v.string(), v.string()));
