import { app, type FunctionHandler, type HttpResponseInit } from '@azure/functions';
import type { Telemetry } from './telemetry';

/**
 * Makes each run of a function a span, inside the trace that the host began.
 * @param telemetry asked at each run
 */
export function traceInvocations(telemetry: () => Telemetry): void {
  app.hook.preInvocation((hook) => {
    const run: FunctionHandler = hook.functionHandler;
    const { functionName } = hook.invocationContext;
    hook.functionHandler = (input, context) => {
      const to = telemetry();
      return to.within(context.traceContext, () =>
        to.span(functionName, {}, async (tellMore) => {
          const result: unknown = await run(input, context);
          const { status } = (result ?? {}) as HttpResponseInit;
          if (status !== undefined) tellMore({ status });
          return result;
        }),
      );
    };
  });
}
