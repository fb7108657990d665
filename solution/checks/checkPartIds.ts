import type { SolutionCheck } from './solutionCheck';

const guid = /^\{[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}$/i;

/** Views, charts, dashboards and roles are known by their ids for ever: an update with another id makes a second one. */
export const checkPartIds: SolutionCheck = ({ views, charts, dashboards, roles, webResources }) => {
  const parts = [
    ...[...views, ...charts, ...dashboards].map(({ id, label }) => ({ id, what: `"${label}"` })),
    ...roles.map(({ id, name }) => ({ id, what: `the role "${name}"` })),
    ...webResources.map(({ id, name }) => ({ id, what: name })),
  ];
  return parts.flatMap(({ id, what }, at) => [
    ...(guid.test(id) ? [] : [`${what} needs a constant id in braces, not "${id}".`]),
    ...parts
      .slice(0, at)
      .filter((other) => other.id.toLowerCase() === id.toLowerCase())
      .map((other) => `${what} has the id of ${other.what}.`),
  ]);
};
