/** The four answers of the admin, checked and completed. Nothing in it is secret. */
export interface LineSettings {
  /** Where `negotiate` lies, without trailing slash: `https://app.example.com/api`. */
  readonly adaptorUrl: string;
  readonly clientId: string;
  /** Without trailing slash: `https://login.microsoftonline.com/<tenant>`. */
  readonly authority: string;
  /** Full scope: `api://<client id>/functionuser`. */
  readonly scope: string;
}
