import type { Check } from '../check';
import { agentChecks } from './agents';
import { answerChecks } from './answers';
import { commandChecks } from './commands';
import { conferenceChecks } from './conferences';
import { consultationChecks } from './consultations';
import { diallingChecks } from './dialling';
import { directoryChecks } from './directory';
import { hostileChecks } from './hostile';
import { offerChecks } from './offers';
import { orderChecks } from './order';
import { restartChecks } from './restarts';
import { supervisionChecks } from './supervision';
import { webhookChecks } from './webhooks';

/** In the order of the report: what a new connector needs first comes first. */
export const allChecks: readonly Check[] = [
  ...offerChecks,
  ...webhookChecks,
  ...answerChecks,
  ...commandChecks,
  ...consultationChecks,
  ...conferenceChecks,
  ...directoryChecks,
  ...orderChecks,
  ...diallingChecks,
  ...supervisionChecks,
  ...agentChecks,
  ...restartChecks,
  ...hostileChecks,
];
