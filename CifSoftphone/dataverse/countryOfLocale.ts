/** Formats of Windows (LCID, in hexadecimal) by country, as an organisation or a person may have chosen one. */
const localesByCountry = [
  'AE 3801|AR 2c0a|AT 0c07|AU 0c09|BE 080c 0813|BG 0402|BR 0416|CA 1009 0c0c|CH 0807 100c 0810|CL 340a|CN 0804|CO 240a',
  'CR 140a|CZ 0405|DE 0407|DK 0406|DO 1c0a|EC 300a|EE 0425|EG 0c01|ES 0c0a 040a 0403|FI 040b 081d|FR 040c|GB 0809 0452',
  'GR 0408|GT 100a|HK 0c04|HR 041a|HU 040e|ID 0421|IE 1809 083c|IL 040d|IN 4009 0439|IS 040f|IT 0410|JO 2c01|JP 0411',
  'KE 0441|KR 0412|KW 3401|LT 0427|LU 140c 1007|LV 0426|MA 1801|MX 080a|MY 043e|NL 0413|NO 0414 0814|NZ 1409|PA 180a',
  'PE 280a|PH 3409|PK 0420|PL 0415|PT 0816|QA 4001|RO 0418|RS 241a 281a|RU 0419|SA 0401|SE 041d|SG 4809 1004|SI 0424',
  'SK 041b|TH 041e|TR 041f|TW 0404|UA 0422|US 0409|UY 380a|VE 200a|VN 042a|ZA 1c09 0436',
].join('|');

/** The country (ISO 3166 alpha-2) of a locale id; `undefined` for one that we do not know. */
export function countryOfLocale(localeId: number): string | undefined {
  const hex = localeId.toString(16).padStart(4, '0');
  return localesByCountry
    .split('|')
    .find((entry) => entry.slice(2).split(' ').includes(hex))
    ?.slice(0, 2);
}
