/** Its own file: import and Web API agree by it on the tables that only Customer Service or Sales bring. */
export const ofCustomerService = (table: string): boolean => table.startsWith('msdyn_') || table === 'incident';
