import { randomUUID } from 'node:crypto';
import Module from 'node:module';

/** What the app says of a function: the shape that the Functions worker gets. */
export interface FunctionMetadata {
  readonly name: string;
  readonly bindings: Readonly<Record<string, FunctionBinding>>;
}

export interface FunctionBinding {
  readonly name?: string;
  readonly type: string;
  readonly direction: string;
  readonly route?: string;
  readonly methods?: readonly string[];
  readonly schedule?: string;
}

export interface RegisteredFunction {
  readonly metadata: FunctionMetadata;
  readonly trigger: FunctionBinding & { readonly bindingName: string };
  readonly callback: unknown;
}

/** The host's side of one http answer. */
export interface RpcHttp {
  readonly statusCode?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: { readonly bytes?: Uint8Array; readonly string?: string } | null;
}

interface RpcResponse {
  readonly outputData?: readonly unknown[];
  readonly returnValue?: { readonly http?: RpcHttp } | null;
}

interface InvocationModel {
  getArguments(): Promise<{ readonly context: unknown; readonly inputs: unknown[] }>;
  invokeFunction(context: unknown, inputs: unknown[], callback: unknown): Promise<unknown>;
  getResponse(context: unknown, result: unknown): Promise<RpcResponse>;
}

/** What the worker gives a hook before a function runs; it may change inputs and function. */
interface HookedInvocation {
  inputs: unknown[];
  functionCallback: unknown;
  readonly invocationContext: unknown;
  readonly hookData: object;
  readonly appHookData: object;
}
type PreInvocationHook = (hooked: HookedInvocation) => unknown;

interface ProgrammingModel {
  getInvocationModel(context: object): InvocationModel;
}

export interface FunctionRegistry {
  /** Gives the app the module that a Functions worker provides; call it before the app is loaded. */
  install(): void;
  functions(): readonly RegisteredFunction[];
  /** Runs a function through the programming model of `@azure/functions` itself. @param data its trigger's input */
  invoke(one: RegisteredFunction, data: object): Promise<RpcResponse>;
}

export function createFunctionRegistry(): FunctionRegistry {
  const registered: RegisteredFunction[] = [];
  const beforeEach: PreInvocationHook[] = [];
  let model: ProgrammingModel | undefined;
  const print = (level: string, text: string): void => {
    if (level !== 'debug' && level !== 'trace') console.log(`[${level}] ${text}`);
  };
  const core = {
    version: '4.0.0',
    hostVersion: '4.0.0',
    registerFunction: (metadata: FunctionMetadata, callback: unknown) => {
      const found = Object.entries(metadata.bindings).find(([, binding]) => /trigger$/i.test(binding.type));
      if (found === undefined) throw new Error(`The function ${metadata.name} has no trigger.`);
      registered.push({ metadata, callback, trigger: { ...found[1], bindingName: found[0] } });
      return { dispose: () => undefined };
    },
    setProgrammingModel: (given: ProgrammingModel) => {
      model = given;
    },
    getProgrammingModel: () => model,
    registerHook: (name: string, hook: PreInvocationHook) => {
      if (name === 'preInvocation') beforeEach.push(hook);
      return { dispose: () => undefined };
    },
    log: (level: string, _category: string, text: string) => print(level, text),
    Disposable: class {},
  };
  return {
    install: () => {
      // The worker does it in the same way: this module exists only inside a Functions worker.
      const loader = Module as unknown as { _load(name: string, ...rest: unknown[]): unknown };
      const load = loader._load.bind(loader);
      loader._load = (name, ...rest) => (name === '@azure/functions-core' ? core : load(name, ...rest));
    },
    functions: () => registered,
    invoke: async ({ metadata, trigger, callback }, data) => {
      if (model === undefined) throw new Error('The app did not load @azure/functions.');
      const invocation = model.getInvocationModel({
        invocationId: randomUUID(),
        metadata,
        request: { inputData: [{ name: trigger.bindingName, data }], triggerMetadata: {} },
        log: (level: string, _category: string, text: string) => print(level, text),
      });
      const { context, inputs } = await invocation.getArguments();
      // A hook may put another function in the place of ours, as in the worker.
      const hooked = { inputs, functionCallback: callback, invocationContext: context, hookData: {}, appHookData: {} };
      for (const hook of beforeEach) await hook(hooked);
      return invocation.getResponse(
        context,
        await invocation.invokeFunction(context, hooked.inputs, hooked.functionCallback),
      );
    },
  };
}
