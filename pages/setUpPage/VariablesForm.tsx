import * as React from 'react';
import {
  variableNames,
  type LineVariables,
  type VariableName,
} from '../../CifSoftphone/core/settings/environmentVariables';
import { reasonOf } from '../dynamics/reasonOf';
import type { SetupKey } from '../words/setupKeys';
import type { Say } from '../words/say';

interface VariablesFormProps {
  readonly say: Say<SetupKey>;
  readonly read: () => Promise<LineVariables>;
  readonly save: (values: ReadonlyMap<VariableName, string>) => Promise<void>;
}

/** The four answers of the import, where one of them is missing or cannot be right. */
export function VariablesForm({ say, read, save }: VariablesFormProps): JSX.Element | null {
  const [values, setValues] = React.useState<LineVariables>();
  const [failed, setFailed] = React.useState<string>();
  React.useEffect(() => {
    let isHere = true;
    void read().then(
      (all) => isHere && setValues(all),
      () => isHere && setValues({}),
    );
    return () => {
      isHere = false;
    };
  }, [read]);
  if (values === undefined) return null;
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    setFailed(undefined);
    const given = variableNames.flatMap((name) => {
      const value = values[name]?.trim() ?? '';
      return value === '' ? [] : [[name, value] as const];
    });
    void save(new Map(given)).catch((error: unknown) => setFailed(reasonOf(error)));
  };
  return (
    <form onSubmit={submit} className="fields">
      {variableNames.map((name) => (
        <label key={name}>
          <span dir="ltr">{name}</span>
          <input
            dir="ltr"
            value={values[name] ?? ''}
            placeholder={examples[name]}
            onChange={({ target }) => setValues({ ...values, [name]: target.value })}
          />
        </label>
      ))}
      <button type="submit">{say('variables_save')}</button>
      {failed !== undefined && (
        <p role="alert" className="failed">
          {say('mend_failed', { reason: failed })}
        </p>
      )}
    </form>
  );
}

const examples: Readonly<Record<VariableName, string>> = {
  cti_AdaptorFunctionUrl: 'https://<adaptor host>/api',
  cti_ClientId: '00000000-0000-0000-0000-000000000000',
  cti_Authority: 'https://login.microsoftonline.com/<tenant id>',
  cti_Scope: 'api://<API client id>/functionuser',
};
