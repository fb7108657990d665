import { ActionRefused } from '../ami/amiConnection';
import { amiActions } from './amiActions';
import type { PbxPort } from './pbxPort';

/** Whether agents can dial this. Refused is how Asterisk says no. @throws AmiGone, ActionRefused: it may not be asked */
export async function dialplanHas(pbx: PbxPort, dialContext: string, exten: string): Promise<boolean> {
  const found = await pbx.list(amiActions.showExtension(dialContext, exten)).catch((error: unknown) => {
    if (error instanceof ActionRefused && !/permission/i.test(error.said)) return [];
    throw error;
  });
  return found.length > 0;
}
