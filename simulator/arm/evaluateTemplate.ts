import { armFunctions, groupScope, type ArmFunction, type DeploymentPlace } from './armFunctions';
import { deploymentOrder } from './deploymentOrder';
import { parameterProblems } from './givenParameters';
import { parseExpression, type Expression } from './parseExpression';
import { isJson, readTemplate, type Json, type Template, type TemplateResource } from './readTemplate';
import { referencedState } from './referencedState';
import { readResourceId, resourceIdOf } from './resourceIds';

export type { DeploymentPlace } from './armFunctions';

/** A resource as the provider gets it: every expression has its value. */
export interface EvaluatedResource {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly apiVersion: string;
  readonly dependsOn: readonly string[];
  /** All of it but type, name, apiVersion, dependsOn, condition and copy. */
  readonly body: Json;
}

export interface EvaluatedTemplate {
  /** In the order in which they can be made. */
  readonly resources: readonly EvaluatedResource[];
  readonly outputs: Readonly<Record<string, { readonly type: string; readonly value: unknown }>>;
  /** Parameters and variables that nothing refers to. */
  readonly unused: readonly string[];
}

/** Everything that is wrong with a template, at once. */
export class TemplateError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The template cannot be deployed:\n${problems.map((one) => `- ${one}`).join('\n')}`);
    this.name = 'TemplateError';
  }
}

/**
 * Works a template out as Azure Resource Manager does, and is stricter: a function that it does not know, a name that
 * is not declared, a `reference()` of something that the resource does not wait for, and an id that is not in the
 * template are refused. @throws TemplateError
 */
export function evaluateTemplate(
  template: unknown,
  given: Readonly<Record<string, unknown>>,
  place: DeploymentPlace,
): EvaluatedTemplate {
  const read = readTemplate(template);
  const wrongParameters = parameterProblems(read.parameters, given);
  if (wrongParameters.length > 0) throw new TemplateError(wrongParameters);
  return new Evaluation(read, given, place).run();
}

/** Where an expression stands decides what it may ask. */
interface Surroundings {
  readonly where: string;
  /** Of the loops around it, by name. */
  readonly indexes: ReadonlyMap<string, number>;
  /** The resource's own loop. */
  readonly loop?: string;
  /** Ids that `reference()` asked for; `undefined` where it must not be asked. */
  readonly referenced?: Set<string>;
}

class Evaluation {
  private readonly problems: string[] = [];
  private readonly used = new Set<string>();
  private readonly functions: Readonly<Record<string, ArmFunction>>;
  private ids = new Set<string>();

  constructor(
    private readonly template: Template,
    private readonly given: Readonly<Record<string, unknown>>,
    private readonly place: DeploymentPlace,
  ) {
    this.functions = armFunctions(place);
  }

  run(): EvaluatedTemplate {
    for (const [name, raw] of Object.entries(this.template.variables)) {
      const where = `variable ${name}`;
      this.attempt(where, () => this.value(raw, { where, indexes: new Map() }));
    }
    const copies = this.template.resources.flatMap((resource) => this.copiesOf(resource));
    // What is not deployed on this condition may be waited for all the same: ARM drops it.
    const all = copies.map(({ resource, around }) => this.idOf(resource, around));
    this.ids = new Set(all.filter((id) => id !== undefined));
    if (this.ids.size < all.length) this.problems.push('two resources have the same id, or one has none');
    const resources = copies.flatMap(({ resource, around }) => this.resource(resource, around));
    const outputs = this.outputs();
    if (this.problems.length > 0) throw new TemplateError([...new Set(this.problems)]);
    return { resources: deploymentOrder(resources), outputs, unused: this.unused() };
  }

  private unused(): string[] {
    const named = (kind: string, names: Json): string[] => Object.keys(names).map((name) => `${kind} ${name}`);
    const declared = [...named('parameter', this.template.parameters), ...named('variable', this.template.variables)];
    return declared.filter((one) => !this.used.has(one));
  }

  private outputs(): EvaluatedTemplate['outputs'] {
    const around: Surroundings = { where: 'outputs', indexes: new Map(), referenced: new Set() };
    return Object.fromEntries(
      Object.entries(this.template.outputs).map(([name, { type, value }]) => [
        name,
        { type, value: this.attempt(`output ${name}`, () => this.value(value, around)) },
      ]),
    );
  }

  private copiesOf(resource: TemplateResource): { resource: TemplateResource; around: Surroundings }[] {
    const plain: Surroundings = { where: resource.type, indexes: new Map() };
    const { copy } = resource;
    if (copy === undefined) return [{ resource, around: plain }];
    const count = this.attempt(resource.type, () => this.value(copy.count, plain));
    return Array.from({ length: Number(count) }, (_one, at) => ({
      resource,
      around: { ...plain, indexes: new Map([[copy.name, at]]), loop: copy.name },
    }));
  }

  private idOf(resource: TemplateResource, around: Surroundings): string | undefined {
    return this.attempt(resource.type, () => {
      const name = String(this.value(resource.name, around));
      const group = groupScope(this.place);
      const scope =
        resource.scope === undefined ? group : `${group}/providers/${String(this.value(resource.scope, around))}`;
      return resourceIdOf(scope, resource.type, name.split('/'));
    });
  }

  private resource(resource: TemplateResource, plain: Surroundings): EvaluatedResource[] {
    const { type, name, apiVersion, condition, copy: _copy, dependsOn = [], ...rest } = resource;
    if (this.attempt(type, () => this.value(condition ?? true, plain)) !== true) return [];
    const referenced = new Set<string>();
    const around = { ...plain, referenced };
    const body = this.attempt(type, () => this.value(rest, around));
    const waitsFor = this.attempt(type, () => dependsOn.map((one) => String(this.value(one, plain)))) ?? [];
    for (const id of waitsFor) {
      if (!this.ids.has(id)) this.problems.push(`${type} depends on ${id}, which is not in the template`);
    }
    for (const id of referenced) {
      if (!waitsFor.includes(id)) this.problems.push(`${type} refers to ${id} and does not depend on it`);
    }
    const id = this.idOf(resource, plain);
    if (id === undefined || !isJson(body)) return [];
    return [{ id, type, name: String(this.value(name, plain)), apiVersion, dependsOn: waitsFor, body }];
  }

  /** Every expression in it worked out; property loops unrolled. */
  private value(raw: unknown, around: Surroundings): unknown {
    if (typeof raw === 'string') return this.text(raw, around);
    if (Array.isArray(raw)) return raw.map((one) => this.value(one, around));
    if (!isJson(raw)) return raw;
    const { copy, ...rest } = raw;
    const loops = Array.isArray(copy) ? (copy as readonly { name: string; count: unknown; input: unknown }[]) : [];
    const plain = loops.length > 0 ? rest : raw;
    return Object.fromEntries([
      ...Object.entries(plain).map(([key, one]) => [String(this.text(key, around)), this.value(one, around)]),
      ...loops.map(({ name, count, input }) => [
        name,
        Array.from({ length: Number(this.value(count, around)) }, (_one, at) =>
          this.value(input, { ...around, indexes: new Map([...around.indexes, [name, at]]) }),
        ),
      ]),
    ]) as Json;
  }

  private text(raw: string, around: Surroundings): unknown {
    if (raw.startsWith('[[')) return raw.slice(1);
    if (!raw.startsWith('[') || !raw.endsWith(']')) return raw;
    try {
      return this.evaluate(parseExpression(raw.slice(1, -1)), around);
    } catch (error) {
      throw new Error(`${(error as Error).message}, in ${raw.slice(0, 100)}`, { cause: error });
    }
  }

  private evaluate(expression: Expression, around: Surroundings): unknown {
    if (expression.kind === 'literal') return expression.value;
    if (expression.kind === 'part') {
      const key = this.evaluate(expression.key, around);
      return partOf(this.evaluate(expression.of, around), key);
    }
    const { name, args } = expression;
    if (name === 'if') {
      const [condition, yes, no] = args;
      if (condition === undefined || yes === undefined || no === undefined) throw new Error('if wants three arguments');
      return this.evaluate(condition, around) === true ? this.evaluate(yes, around) : this.evaluate(no, around);
    }
    const values = args.map((one) => this.evaluate(one, around));
    switch (name) {
      case 'parameters':
        return this.parameter(String(values[0]), around);
      case 'variables':
        return this.variable(String(values[0]));
      case 'copyIndex':
        return copyIndex(values, around);
      case 'reference':
        return this.reference(values, around);
    }
    const known = this.functions[name];
    if (known === undefined || !Object.hasOwn(this.functions, name)) throw new Error(`there is no function ${name}`);
    return known(...values);
  }

  private parameter(name: string, around: Surroundings): unknown {
    const declared = Object.hasOwn(this.template.parameters, name) ? this.template.parameters[name] : undefined;
    if (declared === undefined) throw new Error(`there is no parameter ${name}`);
    this.used.add(`parameter ${name}`);
    return Object.hasOwn(this.given, name) ? this.given[name] : this.value(declared.defaultValue, around);
  }

  private variable(name: string): unknown {
    if (!Object.hasOwn(this.template.variables, name)) throw new Error(`there is no variable ${name}`);
    this.used.add(`variable ${name}`);
    return this.value(this.template.variables[name], { where: `variable ${name}`, indexes: new Map() });
  }

  private reference([id, version]: readonly unknown[], around: Surroundings): unknown {
    if (around.referenced === undefined) throw new Error(`reference() must not be asked in ${around.where}`);
    if (typeof id !== 'string' || !this.ids.has(id))
      throw new Error(`reference() of ${String(id)}, which is not there`);
    if (typeof version !== 'string') throw new Error('reference() without an apiVersion');
    around.referenced.add(id);
    const { type, names } = readResourceId(id);
    return referencedState(type, names.join('/'), id, this.place.location);
  }

  private attempt<T>(where: string, work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      this.problems.push(`${where}: ${(error as Error).message}`);
      return undefined;
    }
  }
}

function partOf(whole: unknown, key: unknown): unknown {
  if (Array.isArray(whole) && typeof key === 'number' && key >= 0 && key < whole.length) return whole[key] as unknown;
  if (isJson(whole) && typeof key === 'string' && Object.hasOwn(whole, key)) return whole[key];
  throw new Error(`there is no ${String(key)}`);
}

function copyIndex(values: readonly unknown[], around: Surroundings): number {
  const named = typeof values[0] === 'string' ? values[0] : around.loop;
  const index = named === undefined ? undefined : around.indexes.get(named);
  if (index === undefined) throw new Error('copyIndex() outside of its loop');
  const offset = values.find((one) => typeof one === 'number');
  return index + (typeof offset === 'number' ? offset : 0);
}
