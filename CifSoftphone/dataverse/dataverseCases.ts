import type { Fields } from '../../protocol/fields';
import type { CaseSearch, OpenCase } from '../core/customer/caseSearch';
import { webApiGet } from './webApiGet';
import type { WebApiOptions } from './webApiSend';

/** More than this nobody chooses from while somebody waits on the telephone. */
const maxCases = 20;

/** A contact's own cases, and those of a company in which the contact is the one to talk to. */
export const dataverseCases =
  (options: WebApiOptions): CaseSearch =>
  async ({ entityName, id }) => {
    const own = `_customerid_value eq ${id}`;
    const whose = entityName === 'contact' ? `(${own} or _primarycontactid_value eq ${id})` : own;
    const filter = encodeURIComponent(`statecode eq 0 and ${whose}`);
    const answer = await webApiGet(
      `incidents?$select=incidentid,title,ticketnumber&$orderby=createdon%20desc&$top=${maxCases}&$filter=${filter}`,
      options,
    );
    return answer.ok ? answer.rows.flatMap(toCase) : undefined;
  };

function toCase({ incidentid: id, title, ticketnumber: number }: Fields): readonly OpenCase[] {
  if (typeof id !== 'string') return [];
  return [
    {
      id,
      title: typeof title === 'string' ? title : '',
      ...(typeof number === 'string' && number !== '' ? { number } : {}),
    },
  ];
}
