import type { Privileges } from '../../../simulator/dynamics/webapi/privileges';
import { RowStore } from '../../../simulator/dynamics/webapi/rowStore';
import { seedSampleData } from '../../../simulator/dynamics/webapi/sampleData';
import { answerWebApi, type WebApiResponse } from '../../../simulator/dynamics/webapi/webApi';

/** The caller of every request. */
export const userId = '80000000-0000-4000-8000-0000000000a1';

/** An organisation with the sample data, asked without HTTP. */
export function organisation(privileges?: Privileges) {
  const store = new RowStore();
  seedSampleData(store);
  const askWith = (
    method: string,
    path: string,
    query: URLSearchParams,
    body = '',
    headers: Record<string, string> = {},
  ): WebApiResponse =>
    answerWebApi(store, {
      method,
      path,
      query,
      headers,
      body,
      userId,
      privileges,
      baseUrl: 'http://localhost/api/data/v9.2',
    });
  const ask = (method: string, path: string, query = '', body = '', headers: Record<string, string> = {}) =>
    askWith(method, path, new URLSearchParams(query.replace(/\+/g, '%2B')), body, headers);
  const names = (filter: string, entitySet = 'contacts'): readonly unknown[] => {
    const column = entitySet === 'contacts' ? 'fullname' : 'name';
    const answer = ask('GET', entitySet, `$select=${column}&$orderby=${column}&$filter=${encodeURIComponent(filter)}`);
    const value: unknown = JSON.parse(JSON.stringify(answer.body)).value;
    return Array.isArray(value) ? value.map((row: Record<string, unknown>) => row[column]) : [answer.status];
  };
  return { store, ask, askWith, names };
}
