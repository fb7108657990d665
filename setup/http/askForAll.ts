import { array, object, optional, string, type GenericSchema, type InferOutput } from 'valibot';
import type { Call } from './call';
import { askFor } from './readAnswer';

const mostPages = 100;

/** A list of Graph, ARM or Dataverse with all its pages. */
export async function askForAll<S extends GenericSchema>(
  call: Call,
  entry: S,
  url: string,
): Promise<readonly InferOutput<S>[]> {
  const page = object({ value: array(entry), '@odata.nextLink': optional(string()), nextLink: optional(string()) });
  const found: InferOutput<S>[] = [];
  let next: string | undefined = url;
  for (let pages = 0; next !== undefined && pages < mostPages; pages += 1) {
    const answer: InferOutput<typeof page> = await askFor(call, page, { method: 'GET', url: next });
    found.push(...answer.value);
    const link: string | undefined = answer['@odata.nextLink'] ?? answer.nextLink;
    // The token goes with it: nowhere but where the first page came from.
    next = link !== undefined && new URL(link).origin === new URL(url).origin ? link : undefined;
  }
  return found;
}
