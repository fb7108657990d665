import type { SolutionCheck } from './solutionCheck';

/** Controls, web resources and environment variables belong to the publisher only with its prefix. */
export const checkPrefixes: SolutionCheck = ({ publisher, webResources, controls, rows }) => {
  const prefix = `${publisher.prefix}_`;
  const named = [
    ...webResources.map(({ name }) => ({ what: 'web resource', name })),
    ...controls.map(({ name }) => ({ what: 'control', name })),
    ...rows
      .filter(({ table }) => table === 'environmentvariabledefinition')
      .map(({ key }) => ({ what: 'environment variable', name: key })),
  ];
  return named
    .filter(({ name }) => !name.startsWith(prefix))
    .map(({ what, name }) => `The ${what} "${name}" must begin with the publisher's prefix ${prefix}.`);
};
