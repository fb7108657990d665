import type { SolutionCheck } from './solutionCheck';

const webResourceType = '61';
const controlType = '66';

/** Web resources and controls need a root component each; other rows must have none, their type codes differ by org. */
export const checkRootComponents: SolutionCheck = ({ rootComponents, webResources, controls }) => {
  const wanted = [
    ...webResources.map(({ name }) => `${webResourceType} ${name}`),
    ...controls.map(({ name }) => `${controlType} ${name}`),
  ];
  const found = rootComponents.map(({ type, schemaName }) => `${type} ${schemaName}`);
  return [
    ...wanted
      .filter((component) => !found.includes(component))
      .map((component) => `solution.xml has no root component "${component}": the import stops without it.`),
    ...found
      .filter((component) => !wanted.includes(component))
      .map((component) => `solution.xml names the root component "${component}", which is not in the package.`),
  ];
};
