import type { SecurityRole } from '../model/solutionModel';
import { knownPrivileges } from './knownPrivileges';
import type { SolutionCheck } from './solutionCheck';

const guid = /^\{[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}$/i;
const levels = ['Basic', 'Local', 'Deep', 'Global'];

/** A role is known by its id for ever, is told apart by its name, and is refused for one privilege that does not exist. */
export const checkRoles: SolutionCheck = ({ roles }) => [
  ...twice(roles.map(({ id }) => id.toLowerCase())).map((id) => `Two roles have the id ${id}.`),
  ...twice(roles.map(({ name }) => name)).map(
    (name) => `Two roles are called "${name}": nobody could tell them apart.`,
  ),
  ...roles.flatMap(roleFaults),
];

const roleFaults = ({ id, name, parts, privileges }: SecurityRole): readonly string[] => [
  ...(guid.test(id) && !id.startsWith('{00000000')
    ? []
    : [`The role "${name}" needs a real, constant id, not "${id}".`]),
  ...(parts.join(' ') === 'IsCustomizable RolePrivileges'
    ? []
    : [`The role "${name}" must have IsCustomizable and then RolePrivileges (found: ${parts.join(' ')}).`]),
  ...twice(privileges.map((one) => one.name)).map((one) => `The role "${name}" has ${one} twice.`),
  ...privileges
    .filter((one) => !knownPrivileges.has(one.name))
    .map((one) => `The role "${name}" has ${one.name}, which no export proves: give that right another way.`),
  ...privileges
    .filter(({ level }) => !levels.includes(level))
    .map((one) => `The role "${name}" has ${one.name} at the level "${one.level}", which does not exist.`),
];

const twice = (texts: readonly string[]): readonly string[] => texts.filter((text, at) => texts.indexOf(text) !== at);
