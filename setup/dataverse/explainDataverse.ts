import type { Said } from '../engine/failure';
import type { Refusal } from '../http/refusal';
import { isBusyImporting } from './dataverse';

/** What refusals of Dataverse mean; `undefined` for those that nobody has explained yet. */
export function explainDataverse(refusal: Refusal): Said | undefined {
  const { status, code, text } = refusal;
  if (isBusyImporting(refusal)) {
    return {
      happened: 'The organisation is busy with another import or publish, and stayed so for minutes.',
      means: 'One can run at a time in an environment.',
      todo: 'Run the command again when it has ended (Power Apps → Solutions → History).',
    };
  }
  if (status === 403 || code === '0x80040220') {
    const privilege = /prv\w+/.exec(text)?.[0];
    return {
      happened: `Dynamics refused a change (${status} ${code}${privilege === undefined ? '' : `, ${privilege}`}).`,
      means: 'Your user in the organisation may not do this, or is not a user of it.',
      todo: 'Ask for the security role in this environment, and run the command again: it goes on here.',
      right: 'System Administrator (Dynamics 365 organisation)',
    };
  }
  return undefined;
}
