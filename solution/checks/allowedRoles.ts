import type { SolutionModel } from '../model/solutionModel';

/** System Administrator and System Customizer: the same ids in every organisation. */
export const platformRoles: readonly string[] = [
  '{627090ff-40a3-4053-8790-584edc5be201}',
  '{119f245c-3cc8-4b62-b31c-d1a046ced15d}',
];

/** "CIF Softphone administrator": of the phone's package, which the add-on needs. */
export const administratorsRole = '{7d1f6a52-3b0e-4a86-9c41-5e2a8f0b6c12}';

/** Roles that an app or a dashboard may be for. */
export const allowedRoles = ({ roles }: SolutionModel): readonly string[] => [
  ...platformRoles,
  administratorsRole,
  ...roles.map(({ id }) => id.toLowerCase()),
];
