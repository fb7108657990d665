/** The part of the worker's own contract (`@azure/functions-core`, types not published for users) that the host needs. */
export interface RpcHttpData {
  url?: string;
  method?: string;
  headers?: Record<string, string>;
  query?: Record<string, string>;
  params?: Record<string, string>;
  statusCode?: string | null;
  body?: { bytes?: Uint8Array | null; string?: string | null } | null;
}

export interface RpcTypedData {
  json?: string;
  string?: string;
  http?: RpcHttpData | null;
}

export interface RpcInvocationRequest {
  invocationId: string;
  inputData: { name: string; data: RpcTypedData }[];
  triggerMetadata: Record<string, RpcTypedData>;
}

export interface RpcInvocationResponse {
  returnValue?: RpcTypedData | null;
}

export interface FunctionMetadata {
  readonly name?: string;
  readonly bindings?: Readonly<Record<string, { readonly type?: string }>>;
}

export type FunctionCallback = (...args: unknown[]) => unknown;

interface InvocationModel {
  getArguments(): Promise<{ context: unknown; inputs: unknown[] }>;
  invokeFunction(context: unknown, inputs: unknown[], callback: FunctionCallback): Promise<unknown>;
  getResponse(context: unknown, result: unknown): Promise<RpcInvocationResponse>;
}

export interface ProgrammingModel {
  getInvocationModel(context: {
    invocationId: string;
    metadata: FunctionMetadata;
    request: RpcInvocationRequest;
    state: string;
    log(level: string, category: string, message: string): void;
  }): InvocationModel;
}
