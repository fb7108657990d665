import type { SolutionCheck } from './solutionCheck';

/** A shipped value lands as the organisation's own and outlives every update: only definitions are shipped. */
export const checkNoVariableValues: SolutionCheck = ({ files, rows }) => [
  ...[...files.keys()]
    .filter((path) => path.endsWith('/environmentvariablevalues.json'))
    .map((path) => `${path} would set a value in every organisation: remove it.`),
  ...rows
    .filter(
      ({ table, columns }) =>
        table === 'environmentvariabledefinition' && columns.some(({ name }) => name === 'defaultvalue'),
    )
    .map(({ key }) => `The environment variable ${key} has a default: no value is right for every organisation.`),
];
