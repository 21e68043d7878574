/** A file's text, as Vite imports it; tests read the seed so. */
declare module '*?raw' {
  const text: string
  export default text
}
