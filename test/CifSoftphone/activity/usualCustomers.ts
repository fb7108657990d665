import { usualTableOf } from '../../../CifSoftphone/core/customer/customerTables';
import { isUsualTable } from '../../../CifSoftphone/core/settings/softphoneSettings';

/** What is known of the usual tables without Dataverse. */
export const usualCustomers = {
  isCustomer: isUsualTable,
  waysTo: (entityName: string) => Promise.resolve(usualTableOf(entityName)),
} as const;
