/** The build's strings plugin turns a resx file into the panel's keys and values, … */
declare module '*.resx' {
  const strings: Readonly<Record<string, string>>;
  export default strings;
}
/** … and gathers those of all languages, by tag, in `panel.words`; in `voice.words` those of the browser's telephone. */
declare module '*.words' {
  const words: ReadonlyMap<string, Readonly<Record<string, string>>>;
  export default words;
}
