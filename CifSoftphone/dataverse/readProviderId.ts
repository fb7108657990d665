import { webApiGet } from './webApiGet';
import type { WebApiOptions } from './webApiSend';

/** Figures of a call wait for it, nobody else does. */
const timeoutMs = 10_000;
const uniqueName = 'cti_softphone';

/**
 * The channel provider whose panel this page is: the solution's own, else the one with this page as its channel URL.
 * Gives `undefined` where the agent may not read providers; never rejects.
 */
export const providerIdReader =
  (dataverse: Omit<WebApiOptions, 'timeoutMs'>, pageUrl: string) => async (): Promise<string | undefined> => {
    const columns = 'msdyn_channelproviderid,msdyn_uniquename,msdyn_channelurl';
    const query = `msdyn_channelproviders?$select=${columns}&$filter=statecode%20eq%200`;
    const answer = await webApiGet(query, { ...dataverse, timeoutMs });
    const rows = answer.ok ? answer.rows : [];
    const row = rows.find((one) => one.msdyn_uniquename === uniqueName) ?? rows.find((one) => isHere(one, pageUrl));
    const id = row?.msdyn_channelproviderid;
    return typeof id === 'string' ? id : undefined;
  };

const isHere = ({ msdyn_channelurl: url }: Readonly<Record<string, unknown>>, pageUrl: string): boolean =>
  typeof url === 'string' && url !== '' && pageUrl.toLowerCase().startsWith(url.toLowerCase());
