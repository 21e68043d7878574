import type { ListFilter } from '@stet/protocol'
import { FilePlus2, SlidersHorizontal, Upload } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation.ts'
import { useSearchParams } from 'wouter'
import { Button } from '../../ui/Button.tsx'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { useShortcut } from '../../ui/useShortcut.ts'
import { ImportArea } from '../import/ImportArea.tsx'
import { useImport } from '../import/useImport.ts'
import { OfflineNotice } from '../offline/OfflineNotice.tsx'
import { useMe } from '../session/useMe.ts'
import { StorageTroubleNotice } from '../shell/StorageTroubleNotice.tsx'
import { useDocumentTitle } from '../shell/useDocumentTitle.ts'
import { useSingleKeys } from '../shell/useSingleKeys.ts'
import styles from './ArticleListScreen.module.css'
import { ArticleTable } from './ArticleTable.tsx'
import { lazyEmptyParts } from './lazyEmptyParts.ts'
import { lazyBoard } from './lazyBoard.ts'
import { lazyListTools, useListTools } from './lazyListTools.ts'
import { filterOf } from './listFilter.ts'
import { focusFirstRow } from './listFocus.ts'
import { ListFailure } from './ListFailure.tsx'
import { ListStatus } from './ListStatus.tsx'
import { SearchField } from './SearchField.tsx'
import { useArticleList } from './useArticleList.ts'
import { useCreateArticle } from './useCreateArticle.ts'
import { useDebounced } from './useDebounced.ts'

/** All articles of the newsroom: find one, begin one, bring one in, and see who is where. */
export function ArticleListScreen() {
  const { t } = useTranslation(['articles', 'import'])
  useDocumentTitle(t('articles:title'))
  const me = useMe()
  const { areSingleKeysOn } = useSingleKeys()
  const [parameters, setParameters] = useSearchParams()
  const filter = filterOf(parameters)
  const isBoard = parameters.has('board')
  const [text, setText] = useState(filter.q ?? '')
  const search = useDebounced(text, 200).trim()
  const { q: _typed, ...rest } = filter
  const chosen: ListFilter = search === '' ? rest : { ...rest, q: search }
  const list = useArticleList(chosen)
  const create = useCreateArticle()
  const importing = useImport(list.showNewcomers)
  const searchField = useRef<HTMLInputElement>(null)
  const filePicker = useRef<HTMLInputElement>(null)

  // In the address, so that coming back from an article finds the same list.
  const show = (next: ListFilter, asBoard = isBoard) => {
    setText(next.q ?? '')
    setParameters({ ...next, ...(asBoard && { board: '' }) } as Record<string, string>, { replace: true })
  }
  const handleSearch = (q: string) => show(q === '' ? rest : { ...rest, q })
  const handleCreate = () => {
    if (!create.isPending) create.mutate()
  }
  const handleImport = () => filePicker.current?.click()
  useShortcut('/', () => searchField.current?.focus(), areSingleKeysOn)
  useShortcut('n', handleCreate, areSingleKeysOn && me.canCreate)

  const isEmpty = list.rows.length === 0 && !list.isLoading && !list.error && !isBoard
  const count = Object.keys(rest).length
  const isChosen = count > 0 || search !== ''
  const [isOpen, setIsOpen] = useListTools()
  const tools = lazyListTools.useLoaded(isOpen)
  const board = lazyBoard.useLoaded(isBoard)
  const empty = lazyEmptyParts.useLoaded(isEmpty)
  return (
    <ImportArea importing={importing} isEnabled={me.canCreate} filePicker={filePicker}>
      <main id="main" tabIndex={-1} className={styles.screen}>
        <div className={styles.bar}>
          <h1 className={styles.title}>{t('articles:title')}</h1>
          <SearchField
            ref={searchField}
            value={text}
            onChange={handleSearch}
            onLeaveDown={focusFirstRow}
            hasShortcut={areSingleKeysOn}
          />
          {me.canCreate && (
            <div className={styles.actions}>
              <Button icon={<Upload aria-hidden="true" />} onClick={handleImport}>
                {t('import:action')}
              </Button>
              <Tooltip content={t('articles:new')} {...(areSingleKeysOn ? { shortcut: 'n' } : {})}>
                <Button
                  look="primary"
                  icon={<FilePlus2 aria-hidden="true" />}
                  isBusy={create.isPending}
                  aria-keyshortcuts={areSingleKeysOn ? 'n' : undefined}
                  onClick={handleCreate}
                >
                  {t('articles:new')}
                </Button>
              </Tooltip>
            </div>
          )}
        </div>
        <div className={styles.notices}>
          <StorageTroubleNotice />
          {list.keptAt === null && <OfflineNotice />}
          <ListFailure list={list} />
        </div>
        <ListStatus list={list} isChosen={isChosen}>
          <Button
            look="bare"
            size="small"
            icon={<SlidersHorizontal aria-hidden="true" />}
            aria-expanded={isOpen}
            onClick={() => setIsOpen(!isOpen)}
          >
            {count > 0 && !isOpen ? t('articles:filtersOn', { count }) : t('articles:tools')}
          </Button>
        </ListStatus>
        {isOpen && tools && (
          <tools.ListTools filter={filter} isBoard={isBoard} rows={list.rows} onChange={show} />
        )}
        {isEmpty && empty && !isChosen && (
          <empty.EmptyList canCreate={me.canCreate} onCreate={handleCreate} onImport={handleImport} />
        )}
        {isEmpty && empty && isChosen && <empty.NoResults query={search} onClear={() => show({})} />}
        {isBoard && board && <board.ArticleBoard filter={chosen} />}
        {!isBoard && (list.rows.length > 0 || list.isLoading) && (
          <ArticleTable list={list} onLeaveUp={() => searchField.current?.focus()} />
        )}
      </main>
    </ImportArea>
  )
}
