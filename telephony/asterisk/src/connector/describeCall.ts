import type { Party } from '../../../../protocol/messages/party';
import { headerOf } from '../ami/amiMessage';
import { amiActions } from '../commands/amiActions';
import type { PbxPort } from '../commands/pbxPort';
import type { Leg } from '../pbx/leg';
import type { PbxModel } from '../pbx/pbxModel';
import type { Settings } from '../settings/settings';
import type { Offer } from '../telling/callTeller';
import { isDialog } from '../telling/nextStep';
import { isProhibited, presentation } from './presentation';

/** What is said of a call as it is offered: who calls, and who is called; of a browser's the Call-ID of its INVITE, too. */
export async function describeCall(
  leg: Leg,
  model: PbxModel,
  pbx: PbxPort,
  { queues }: Pick<Settings, 'queues'>,
  {
    acceptAnswers,
    inBrowser,
    relatedCallId,
    nameOf,
  }: {
    readonly acceptAnswers: boolean;
    readonly inBrowser: boolean;
    /** The call that this one follows, as the adaptor knows it. */
    readonly relatedCallId: string | undefined;
    /** Who has an extension. */
    readonly nameOf: (extension: string) => string | undefined;
  },
): Promise<Offer> {
  const dialogAsked = inBrowser ? dialogOf(leg, model, pbx) : undefined;
  const isInbound = leg.direction === 'inbound';
  const hides = isInbound && (await isWithheld(leg, model, pbx));
  if (hides) model.isWithheld(leg);
  const from = hides ? { withheld: true } : leg.from;
  const dialog = await dialogAsked;
  return {
    from,
    to: isInbound ? leg.to : named(leg.to, nameOf),
    ...(dialog === undefined ? {} : { dialog }),
    ...(isInbound && !acceptAnswers ? { answerAtPhone: true } : {}),
    ...(relatedCallId === undefined ? {} : { relatedCallId }),
    ...(leg.queue === undefined ? {} : { queue: queues.get(leg.queue) ?? leg.queue }),
    ...(leg.waitedMs === undefined ? {} : { waitedMs: leg.waitedMs }),
  };
}

/** Who is called is a person to the agent, not an extension: a colleague who was asked, most of all. */
function named(to: Party, nameOf: (extension: string) => string | undefined): Party {
  const displayName = to.displayName ?? nameOf(to.number ?? '');
  return displayName === undefined ? to : { ...to, displayName };
}

async function dialogOf(leg: Leg, model: PbxModel, pbx: PbxPort): Promise<string | undefined> {
  const own = model.ownOf(leg);
  if (own === undefined) return undefined;
  const asked = pbx.action(amiActions.variable(own.name, 'CHANNEL(pjsip,call-id)'));
  const value = await asked.then((answer) => headerOf(answer, 'Value')).catch(() => undefined);
  return value !== undefined && isDialog(value) ? value : undefined;
}

async function isWithheld(leg: Leg, model: PbxModel, pbx: PbxPort): Promise<boolean> {
  if (leg.from.withheld === true) return true;
  const caller = model.channels.get(model.channels.get(leg.channelId)?.linked);
  if (caller === undefined || caller.id === leg.channelId) return false;
  const asked = pbx.action(amiActions.variable(caller.name, presentation));
  return asked.then((answer) => isProhibited(headerOf(answer, 'Value') ?? '')).catch(() => false);
}
