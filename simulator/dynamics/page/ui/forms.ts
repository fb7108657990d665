/** One field of a make-believe form. */
export interface FormField {
  readonly column: string;
  readonly label: string;
  /** The softphone control sits on this one. */
  readonly control?: boolean;
  readonly lookup?: boolean;
  /** An ordinary phone column: its phone button raises click-to-act. */
  readonly phone?: boolean;
}

export interface FormDefinition {
  readonly label: string;
  readonly pluralLabel: string;
  readonly nameColumn: string;
  readonly listColumns: readonly FormField[];
  readonly fields: readonly FormField[];
}

const text = (column: string, label: string): FormField => ({ column, label });
const phone = (column: string, label: string): FormField => ({ column, label, phone: true });

export const forms: Readonly<Record<string, FormDefinition>> = {
  contact: {
    label: 'Contact',
    pluralLabel: 'Contacts',
    nameColumn: 'fullname',
    listColumns: [
      text('fullname', 'Full name'),
      text('telephone1', 'Business phone'),
      text('mobilephone', 'Mobile phone'),
      text('emailaddress1', 'Email'),
    ],
    fields: [
      text('firstname', 'First name'),
      text('lastname', 'Last name'),
      text('jobtitle', 'Job title'),
      { column: '_parentcustomerid_value', label: 'Account', lookup: true },
      text('emailaddress1', 'Email'),
      { column: 'telephone1', label: 'Business phone', control: true },
      phone('mobilephone', 'Mobile phone'),
      phone('telephone2', 'Home phone'),
      text('address1_city', 'City'),
    ],
  },
  account: {
    label: 'Account',
    pluralLabel: 'Accounts',
    nameColumn: 'name',
    listColumns: [
      text('name', 'Account name'),
      text('telephone1', 'Main phone'),
      text('accountnumber', 'Account number'),
      text('address1_city', 'City'),
    ],
    fields: [
      text('name', 'Account name'),
      text('accountnumber', 'Account number'),
      { column: 'telephone1', label: 'Main phone', control: true },
      phone('telephone2', 'Other phone'),
      text('websiteurl', 'Website'),
      { column: '_primarycontactid_value', label: 'Primary contact', lookup: true },
      text('address1_city', 'City'),
    ],
  },
  incident: {
    label: 'Case',
    pluralLabel: 'Cases',
    nameColumn: 'title',
    listColumns: [text('title', 'Case title'), text('ticketnumber', 'Case number')],
    fields: [
      text('title', 'Case title'),
      text('ticketnumber', 'Case number'),
      { column: '_customerid_value', label: 'Customer', lookup: true },
      text('description', 'Description'),
    ],
  },
  contoso_device: {
    label: 'Device',
    pluralLabel: 'Devices',
    nameColumn: 'contoso_name',
    listColumns: [text('contoso_name', 'Name'), text('contoso_phone', 'SIM card')],
    fields: [
      text('contoso_name', 'Name'),
      text('contoso_serial', 'Serial number'),
      phone('contoso_phone', 'SIM card'),
      { column: '_contoso_keeper_value', label: 'Keeper', lookup: true },
    ],
  },
  contoso_site: {
    label: 'Site',
    pluralLabel: 'Sites',
    nameColumn: 'contoso_name',
    listColumns: [text('contoso_name', 'Name'), text('contoso_gate', 'Gate')],
    fields: [text('contoso_name', 'Name'), phone('contoso_gate', 'Gate')],
  },
};
