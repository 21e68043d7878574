/** The version of Stet: in `/api/openapi.json`, and in what it writes for later versions to read. */
export const VERSION = '0.1.0'
