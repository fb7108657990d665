import type { SolutionCheck } from './solutionCheck';

const roleType = '20';
const webResourceType = '61';
const controlType = '66';

/** What customizations.xml holds needs a root component each; rows must have none, their type codes differ by org. */
export const checkRootComponents: SolutionCheck = ({ rootComponents, roles, webResources, controls }) => {
  const wanted = [
    ...roles.map(({ id }) => `${roleType} ${id}`),
    ...webResources.map(({ name }) => `${webResourceType} ${name}`),
    ...controls.map(({ name }) => `${controlType} ${name}`),
  ];
  const found = rootComponents.map(({ type, name }) => `${type} ${name}`);
  return [
    ...wanted
      .filter((component) => !found.includes(component))
      .map((component) => `solution.xml has no root component "${component}": the import stops without it.`),
    ...found
      .filter((component) => !wanted.includes(component))
      .map((component) => `solution.xml names the root component "${component}", which is not in the package.`),
  ];
};
