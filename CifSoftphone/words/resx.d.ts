/** The build's strings plugin turns a resx file into its keys and values. */
declare module '*.resx' {
  const strings: Readonly<Record<string, string>>;
  export default strings;
}
