import type { FunctionCallback, FunctionMetadata, ProgrammingModel } from './coreTypes';
import Module from 'node:module';

export interface RegisteredFunction {
  readonly metadata: FunctionMetadata;
  readonly callback: FunctionCallback;
}

export interface FunctionsCore {
  readonly functions: readonly RegisteredFunction[];
  model(): ProgrammingModel;
}

/**
 * Puts our own `@azure/functions-core` where the Functions worker puts its own: `@azure/functions` asks `require`
 * for it (src/utils/tryGetCoreApiLazy.ts of 4.16.5) and then registers everything with it, as in Azure.
 */
export function installFunctionsCore(): FunctionsCore {
  const functions: RegisteredFunction[] = [];
  let model: ProgrammingModel | undefined;
  const core = {
    version: 'simulator',
    registerFunction: (metadata: FunctionMetadata, callback: FunctionCallback) => {
      functions.push({ metadata, callback });
      return { dispose: () => undefined };
    },
    setProgrammingModel: (given: ProgrammingModel) => {
      model = given;
    },
    getProgrammingModel: () => model,
    registerHook: () => ({ dispose: () => undefined }),
    log: () => undefined,
    Disposable: class {},
  };
  const loader = Module as unknown as { _load: (request: string, ...rest: unknown[]) => unknown };
  const load = loader._load.bind(Module);
  loader._load = (request, ...rest) => (request === '@azure/functions-core' ? core : load(request, ...rest));
  return {
    functions,
    model: () => {
      if (model === undefined) throw new Error('The app registered no functions: is its package.json main right?');
      return model;
    },
  };
}
