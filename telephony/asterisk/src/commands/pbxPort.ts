import type { AmiAction } from '../ami/amiAction';
import type { AmiMessage } from '../ami/amiMessage';

/** The PBX as commands need it: the manager connection, or its fake twin. Throws AmiGone while there is none. */
export interface PbxPort {
  action(action: AmiAction): Promise<AmiMessage>;
  list(action: AmiAction): Promise<readonly AmiMessage[]>;
}
