import { isFields, type Fields } from '../../protocol/fields';
import { isEndReason } from '../../protocol/callState';
import { callOutcomes } from '../core/calls/callOutcome';
import type { CallHistory, HistoryPage, PastCall } from '../core/calls/callHistory';
import { likeLiteral } from '../numbers/likePattern';
import { odataText } from './odataText';
import { webApiGet } from './webApiGet';
import type { WebApiOptions } from './webApiSend';
import { webApiSend } from './webApiSend';

/** As many as a panel shows in two or three screens. */
const pageSize = 25;

const columns = [
  'activityid',
  'subject',
  'phonenumber',
  'directioncode',
  'category',
  'subcategory',
  'actualstart',
  'actualend',
  'createdon',
  'statecode',
  '_regardingobjectid_value',
];

/** `statecode` of an activity that is not completed. */
const stillOpen = 0;

/** The agent's calls from the phone-call activities that this softphone wrote. */
export function dataverseHistory(options: WebApiOptions): CallHistory {
  let userId: string | undefined;
  const ask = async (query: string, size = pageSize): Promise<HistoryPage | undefined> => {
    const answer = await webApiGet(query, options, `odata.maxpagesize=${size},odata.include-annotations="*"`);
    if (!answer.ok) return undefined;
    return { calls: answer.rows.flatMap(toPastCall), ...(answer.next === undefined ? {} : { next: answer.next }) };
  };
  return {
    read: async (text, size) => {
      userId ??= await whoAmI(options);
      if (userId === undefined) return undefined;
      // The words of `category` are ours: a phone call that somebody wrote by hand is not one of these calls.
      const ours = callOutcomes.map((outcome) => `category eq ${odataText(outcome)}`).join(' or ');
      const filter = [`_ownerid_value eq ${userId}`, `(${ours})`, ...wanted(text)].join(' and ');
      return ask(
        `phonecalls?$select=${columns.join(',')}&$orderby=actualstart%20desc,createdon%20desc&$filter=${encodeURIComponent(filter)}`,
        size,
      );
    },
    more: (next) => ask(next),
  };
}

async function whoAmI(options: WebApiOptions): Promise<string | undefined> {
  const reply = await webApiSend({ method: 'GET', path: 'WhoAmI' }, options);
  const id = reply.answered && reply.status === 200 && isFields(reply.body) ? reply.body.UserId : undefined;
  return typeof id === 'string' ? id : undefined;
}

/** The subject names the customer; the number is stored without blanks and with its country code. */
function wanted(text: string): readonly string[] {
  const words = text.trim();
  if (words === '') return [];
  // A trunk zero, the (0) of a letterhead and 00 for + are not in the stored number.
  const digits = words.replace(/\(0\)/g, '').replace(/\D/g, '').replace(/^0+/, '');
  const contains = (column: string, part: string): string => `contains(${column},${odataText(likeLiteral(part))})`;
  const isNumber = digits !== '' && !/[^\d\s()+./-]/.test(words);
  return [
    `(${[contains('subject', words), contains('phonenumber', words), ...(isNumber ? [contains('phonenumber', digits)] : [])].join(' or ')})`,
  ];
}

function toPastCall(row: Fields): readonly PastCall[] {
  const outcome = callOutcomes.find((one) => one === row.category);
  const { activityid: id, subject, phonenumber: number, subcategory } = row;
  if (typeof id !== 'string' || outcome === undefined) return [];
  const startedAtMs = timeOf(row.actualstart) ?? timeOf(row.createdon);
  const endedAtMs = timeOf(row.actualend);
  const about = aboutOf(row);
  return [
    {
      id,
      outcome,
      subject: typeof subject === 'string' ? subject : '',
      direction: row.directioncode === true ? 'outbound' : 'inbound',
      ...(typeof number === 'string' && number !== '' ? { number } : {}),
      ...(startedAtMs === undefined ? {} : { startedAtMs }),
      // Without a disposition the column says why the call ended.
      ...(typeof subcategory === 'string' && subcategory !== '' && !isEndReason(subcategory)
        ? { disposition: subcategory }
        : {}),
      ...((outcome === 'answered' || outcome === 'transferred') && startedAtMs !== undefined && endedAtMs !== undefined
        ? { durationMs: Math.max(endedAtMs - startedAtMs, 0) }
        : {}),
      ...(outcome === 'missed' && endedAtMs !== undefined ? { missedAtMs: endedAtMs } : {}),
      ...(about === undefined ? {} : { about }),
      ...(row.statecode === stillOpen ? { open: true } : {}),
    },
  ];
}

function aboutOf(row: Fields): PastCall['about'] {
  const id = row._regardingobjectid_value;
  const entityName = row['_regardingobjectid_value@Microsoft.Dynamics.CRM.lookuplogicalname'];
  const name = row['_regardingobjectid_value@OData.Community.Display.V1.FormattedValue'];
  if (typeof id !== 'string' || typeof entityName !== 'string') return undefined;
  return { entityName, id, name: typeof name === 'string' ? name : '' };
}

function timeOf(value: unknown): number | undefined {
  const timeMs = typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isFinite(timeMs) ? timeMs : undefined;
}
