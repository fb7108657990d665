import { recordOf } from '../core/calls/recordOf';
import type { CallView } from '../core/calls/callView';

/** Every slug that the softphone fills; templates may use these and no other (the packer's tests hold them to it). */
export const slugs = [
  'customer',
  'headerText',
  'customerName',
  'customerRecordId',
  'customerEntityName',
  'phoneNumber',
  'comments',
  'callId',
  'customerTab',
  'newCaseTab',
  'searchTab',
] as const;
export type Slug = (typeof slugs)[number];

/** Titles of the tabs that the softphone opens, in the agent's language: a template's own are in one. */
export type TabTitles = Readonly<Record<'customerTab' | 'newCaseTab' | 'searchTab', string>>;

/** Words for what a call may lack, and for its tabs, in the agent's language. */
export interface SlugTexts extends TabTitles {
  readonly headerText: string;
  readonly withheldNumber: string;
  readonly unknownCaller: string;
}

/** A title that is a bare number has blocked session switching in Dynamics: such a name is never used as a title. */
const bareNumber = /^[\d\s()+./-]+$/;

/** The values of all slugs for one call; an empty text where there is nothing, because an unfilled slug shows raw. */
export function fillSlugs(call: CallView, texts: SlugTexts): Record<Slug, string> {
  const record = call.customer?.outcome === 'one' ? call.customer.customer : undefined;
  const opens = recordOf(call);
  const name = record?.name ?? call.displayName ?? '';
  return {
    customer: name === '' || bareNumber.test(name) ? texts.headerText : name,
    headerText: texts.headerText,
    customerName: name === '' ? texts.unknownCaller : name,
    customerRecordId: opens?.id ?? '',
    customerEntityName: opens?.entityName ?? '',
    phoneNumber: call.number ?? (call.withheld ? texts.withheldNumber : texts.unknownCaller),
    comments: call.comments ?? '',
    callId: call.callId,
    customerTab: texts.customerTab,
    newCaseTab: texts.newCaseTab,
    searchTab: texts.searchTab,
  };
}
