import { SetupFailure } from '../engine/failure';
import type { Known } from '../engine/known';
import { makeStep, type Planned, type Step } from '../engine/step';
import type { Dataverse, Variable } from './dataverse';

/** The answers to the solution's four questions, by schema name. */
export function variableValues(known: Known, tenantId: string): ReadonlyMap<string, string> {
  return new Map([
    ['cti_AdaptorFunctionUrl', `https://${known.adaptorHost ?? ''}/api`],
    ['cti_ClientId', known.pageClientId ?? ''],
    ['cti_Authority', `https://login.microsoftonline.com/${tenantId}`],
    ['cti_Scope', `api://${known.apiClientId ?? ''}/functionuser`],
  ]);
}

interface VariableChange extends Planned {
  /** `undefined`: the organisation does not know its name. */
  readonly variable: Variable | undefined;
  readonly value: string;
}

/** What the softphone reads at its start; somebody may have changed one, or the adaptor has moved. */
export function environmentVariables(dataverse: Dataverse, tenantId: string): Step {
  return makeStep<readonly Variable[], VariableChange>({
    part: 'dataverse',
    title: 'The four environment variables',
    needs: ['adaptorHost', 'apiClientId', 'pageClientId'],
    intends: 'set them',
    look: (known) => dataverse.variables([...variableValues(known, tenantId).keys()]),
    plan(seen, known) {
      const wanted = variableValues(known, tenantId);
      return [...wanted].flatMap(([name, value]): readonly VariableChange[] => {
        const variable = seen.find(({ schemaname }) => schemaname === name);
        const [there] = variable?.environmentvariabledefinition_environmentvariablevalue ?? [];
        if (there?.value === value) return [];
        const does = there === undefined ? 'create' : 'change';
        return [{ does, what: `${name} = ${value}`, variable, value }];
      });
    },
    async apply({ what, variable, value }) {
      if (variable === undefined) throw variableMissing(what);
      return dataverse.setVariable(variable, value);
    },
  });
}

const variableMissing = (what: string): SetupFailure =>
  new SetupFailure({
    happened: `The organisation has no environment variable for ${what}.`,
    means: 'The package brings it: somebody has deleted it, or the import left it out.',
    todo: 'Import the package again by hand (docs/import.md), and run the command again.',
  });
