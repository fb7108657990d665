import { child, childrenOf, type XmlElement } from '../../../solution/model/xmlElement';
import { depths, isDepth, privilegesOf } from '../webapi/privileges';
import type { ImportOptions } from './importOptions';
import type { ImportProblems } from './importProblem';
import type { SecurityRole } from './organisation';
import type { SolutionManifest } from './readSolutionManifest';

const guidPattern = /^\{[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}$/i;

/**
 * Reads the security roles. No public source tells what an import does with a privilege that the organisation has not:
 * the stricter reading is taken, it refuses the role.
 */
export function readRoles(
  customizations: XmlElement,
  manifest: SolutionManifest,
  options: ImportOptions,
  problems: ImportProblems,
): readonly SecurityRole[] {
  const known = privilegesOf(options);
  const roles = childrenOf(child(customizations, 'Roles'), 'Role').map((node): SecurityRole => {
    const { id = '', name = '' } = node.attributes;
    if (!guidPattern.test(id)) problems.add('guid', `Unrecognized Guid format: the role ${name} has the id "${id}".`);
    if (!manifest.rootComponents.has(`20:${id}`)) {
      problems.add(
        'root-component',
        `The component ${id} (${name}) of type 20 is not declared in the solution file as a root component.`,
      );
    }
    const privileges = childrenOf(child(node, 'RolePrivileges'), 'RolePrivilege').map(({ attributes }) => {
      const { name: privilege = '', level = '' } = attributes;
      if (!known.has(privilege)) {
        problems.add('privilege', `The role ${name} has the privilege ${privilege}, which this organisation has not.`);
      }
      if (!isDepth(level)) {
        problems.add(
          'privilege-depth',
          `The privilege ${privilege} can't have depth = ${level}: ${depths.join(', ')}.`,
        );
      }
      return [privilege, isDepth(level) ? level : 'Basic'] as const;
    });
    return { id, name, privileges: new Map(privileges) };
  });
  for (const component of manifest.rootComponents) {
    const id = component.slice('20:'.length);
    if (component.startsWith('20:') && !roles.some((role) => role.id === id)) {
      problems.add(
        'root-component-absent',
        `Cannot add a Root Component ${id} of type 20 because it is not in the target system.`,
      );
    }
  }
  if (new Set(roles.map(({ name }) => name)).size < roles.length) {
    problems.add(
      'role-name',
      'ImportRoleError: the role with the specified role id is not updatable or its name is not unique.',
    );
  }
  return roles;
}
