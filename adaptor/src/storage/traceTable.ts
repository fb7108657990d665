import type { TableClient } from '@azure/data-tables';
import type { Telemetry } from '../telemetry/telemetry';

/** Each request to storage, retries apart, without its URL: keys hold ids of agents and calls. */
export function traceTable(table: TableClient, name: string, telemetry: Telemetry): void {
  table.pipeline.addPolicy(
    {
      name: 'softphoneTrace',
      sendRequest: (request, next) =>
        telemetry.span(`storage ${request.method} ${name}`, {}, async (tellMore) => {
          const response = await next(request);
          tellMore({ status: response.status });
          return response;
        }),
    },
    { afterPhase: 'Retry' },
  );
}
