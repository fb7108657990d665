/** The build's strings plugin gathers the panel's words of all languages, by tag, in `panel.words`; in `voice.words` those of the browser's telephone, in `setup.words` and `settings.words` those of the pages for administrators. */
declare module '*.words' {
  const words: ReadonlyMap<string, Readonly<Record<string, string>>>;
  export default words;
}
