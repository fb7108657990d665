import type { SolutionModel } from '../model/solutionModel';

/** System Administrator and System Customizer: the same ids in every organisation. */
export const platformRoles: readonly string[] = [
  '{627090ff-40a3-4053-8790-584edc5be201}',
  '{119f245c-3cc8-4b62-b31c-d1a046ced15d}',
];

/** Roles that an app or a dashboard may be for. */
export const allowedRoles = ({ roles }: SolutionModel): readonly string[] => [
  ...platformRoles,
  ...roles.map(({ id }) => id.toLowerCase()),
];
