export { ImportPanel } from './ImportPanel.tsx'
export { PasteDialog } from './PasteDialog.tsx'
export { sendImport } from './sendImport.ts'
