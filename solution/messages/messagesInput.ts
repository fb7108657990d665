import type { AssembleInput } from '../assemble';
import { messagesSources } from './messagesSources';

/** The add-on has no scripts: what runs is in the phone's package. Its own file: packer and tests pack by it. */
export const messagesInput = (phone: AssembleInput): AssembleInput => ({
  sources: messagesSources(phone.sources),
  control: new Map(),
  webResources: new Map(),
  organisation: phone.organisation,
});
