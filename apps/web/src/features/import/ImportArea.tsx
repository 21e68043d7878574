import { type ReactNode, type RefObject, useState } from 'react'
import { DropOverlay } from './DropOverlay.tsx'
import type { ImportSource } from './ImportJob.ts'
import { lazyImportParts } from './lazyImportParts.ts'
import type { Importing } from './useImport.ts'
import { usePageDrop } from './usePageDrop.ts'
import { usePagePaste } from './usePagePaste.ts'

/** Props of `ImportArea`. */
export interface ImportAreaProps {
  readonly importing: Importing
  /** Whether this person may create articles. */
  readonly isEnabled: boolean
  /** Click it to choose files. */
  readonly filePicker: RefObject<HTMLInputElement | null>
  readonly children: ReactNode
}

/** A screen that takes files from the picker, dropped anywhere, or pasted, and pasted text after a question. */
export function ImportArea({ importing, isEnabled, filePicker, children }: ImportAreaProps) {
  const [pastedText, setPastedText] = useState<string | null>(null)
  const parts = lazyImportParts.useLoaded(pastedText !== null || importing.jobs.length > 0)
  const beginFiles = (files: readonly File[]) => importing.begin(files.map(fileSource))
  const { isOver } = usePageDrop(isEnabled, beginFiles)
  usePagePaste(isEnabled, (pasted) => {
    if (pasted.kind === 'files') beginFiles(pasted.files)
    else setPastedText(pasted.text)
  })

  return (
    <>
      {children}
      <input
        ref={filePicker}
        type="file"
        multiple
        hidden
        accept=".txt,.text,.json,text/plain,application/json"
        data-testid="import-files"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          // The same file can be chosen again after it was mended.
          event.target.value = ''
          if (files.length > 0) beginFiles(files)
        }}
      />
      {isOver && <DropOverlay />}
      {parts && (
        <>
          <parts.ImportPanel importing={importing} />
          <parts.PasteDialog
            text={pastedText}
            onCancel={() => setPastedText(null)}
            onConfirm={(text) => {
              setPastedText(null)
              importing.begin([{ id: crypto.randomUUID(), name: null, content: new Blob([text]) }])
            }}
          />
        </>
      )}
    </>
  )
}

function fileSource(file: File): ImportSource {
  return { id: crypto.randomUUID(), name: file.name, content: file }
}
