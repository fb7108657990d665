import type { RpcInvocationRequest, RpcInvocationResponse, RpcTypedData } from './coreTypes';
import { randomUUID } from 'node:crypto';
import type { FunctionsCore, RegisteredFunction } from './functionsCore';

/**
 * Calls one registered function the way the worker does: arguments from the trigger's data, the handler, the response.
 * Rejects with what the handler threw.
 */
export async function invoke(
  core: FunctionsCore,
  one: RegisteredFunction,
  triggerName: string,
  data: RpcTypedData,
  params: Readonly<Record<string, string>> = {},
): Promise<RpcInvocationResponse> {
  const invocationId = randomUUID();
  const triggerMetadata = Object.fromEntries(Object.entries(params).map(([key, value]) => [key, { string: value }]));
  const request: RpcInvocationRequest = { invocationId, inputData: [{ name: triggerName, data }], triggerMetadata };
  const model = core.model().getInvocationModel({
    invocationId,
    metadata: one.metadata,
    request,
    state: 'invocation',
    log: (level, category, message) => {
      if (category === 'user') process.stdout.write(`${level} ${message}\n`);
    },
  });
  const { context, inputs } = await model.getArguments();
  const result = await model.invokeFunction(context, inputs, one.callback);
  return model.getResponse(context, result);
}
