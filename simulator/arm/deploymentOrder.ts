import type { EvaluatedResource } from './evaluateTemplate';

/** Each resource behind those that it waits for. @throws Error that names a circle */
export function deploymentOrder(resources: readonly EvaluatedResource[]): EvaluatedResource[] {
  const byId = new Map(resources.map((one) => [one.id, one]));
  const done = new Set<string>();
  const ordered: EvaluatedResource[] = [];
  const visit = (resource: EvaluatedResource, trail: readonly string[]): void => {
    if (done.has(resource.id)) return;
    if (trail.includes(resource.id))
      throw new Error(`The template is a circle: ${[...trail, resource.id].join(' → ')}`);
    for (const id of resource.dependsOn) {
      const other = byId.get(id);
      if (other !== undefined) visit(other, [...trail, resource.id]);
    }
    done.add(resource.id);
    ordered.push(resource);
  };
  for (const resource of resources) visit(resource, []);
  return ordered;
}
