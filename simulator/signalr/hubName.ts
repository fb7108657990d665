/** What the service accepts as the name of a hub. */
export const isHubName = (name: string): boolean => /^[A-Za-z][A-Za-z0-9_`,.[\]]{0,127}$/.test(name);
