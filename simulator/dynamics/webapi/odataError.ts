/** A refusal of the Web API, with the status and the code that Dataverse uses for it. */
export class ODataError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export const badRequest = (message: string): ODataError => new ODataError(400, '0x80060888', message);
export const unknownColumn = (column: string, table: string): ODataError =>
  new ODataError(
    400,
    '0x80060888',
    `Could not find a property named '${column}' on type 'Microsoft.Dynamics.CRM.${table}'.`,
  );
export const unknownResource = (segment: string): ODataError =>
  new ODataError(404, '0x8006088a', `Resource not found for the segment '${segment}'.`);
export const noSuchRow = (table: string, id: string): ODataError =>
  new ODataError(404, '0x80040217', `Entity '${table}' With Id = ${id} Does Not Exist`);
