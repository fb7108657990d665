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

/** A body that does not fit the model: Dataverse wraps the OData library's own words like this. */
export const badPayload = (entitySet: string, message: string): ODataError =>
  new ODataError(
    400,
    '0x80048d19',
    `Error identified in Payload provided by the user for Entity :'${entitySet}', For more information on this error ` +
      `please follow this help link https://go.microsoft.com/fwlink/?linkid=2195293  ---->  InnerException : ` +
      `Microsoft.OData.ODataException: ${message}`,
  );

/** A value that fits the model and not the column. */
export const invalidValue = (code: string, message: string): ODataError =>
  new ODataError(400, code, `A validation error occurred. ${message}`);

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

/** What Dataverse has and the simulator has not: said in words, never passed over. */
export const notSimulated = (what: string): ODataError =>
  badRequest(`The simulator does not carry out ${what}. Dataverse may do so.`);
