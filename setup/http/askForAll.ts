import { SetupFailure } from '../engine/failure';
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
  for (let pages = 0; next !== undefined; pages += 1) {
    // The token goes with it: nowhere but where the first page came from. Half a list would be taken for the whole.
    if (pages === mostPages || new URL(next, url).origin !== new URL(url).origin) throw halfList(new URL(url));
    const answer: InferOutput<typeof page> = await askFor(call, page, { method: 'GET', url: new URL(next, url).href });
    found.push(...answer.value);
    next = answer['@odata.nextLink'] ?? answer.nextLink;
  }
  return found;
}

const halfList = ({ host, pathname }: URL): SetupFailure =>
  new SetupFailure({
    happened: `The list ${host}${pathname} could not be read to its end.`,
    means: `It has more than ${mostPages} pages, or its next page is at another host, where no token of yours is sent.`,
    todo: 'Run the command again; when it stays so, report it with this line.',
  });
