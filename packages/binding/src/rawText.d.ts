/** A file's text, as Vite imports it; tests read what programs put on the clipboard so. */
declare module '*?raw' {
  const text: string
  export default text
}
