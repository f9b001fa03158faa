import { type KeyboardEvent, lazy, Suspense, useCallback, useDeferredValue, useEffect, useId, useRef, useState } from 'react'
import type { NoteId } from '#shared/archive/ids.ts'
import { Toolbar } from '../../ui/toolbar.tsx'
import { words } from '../../words/words.ts'
import { takeHeldKeys } from '../../workspace/held-keys.ts'
import { isMac, keyFits, writeKey } from '../../workspace/keys.ts'
import { noteFieldKeys } from '../../workspace/note-field-keys.ts'
import { changeSettings, useSettings } from '../../workspace/settings.ts'
import { applyEdit, type FieldEdit, openLinkAt, toggleAround, toggleLines } from './edit-markdown.ts'
import styles from './note-field.module.css'

/** The Markdown parser, and what `[[` offers, come when they are asked for. */
const NoteMarkdown = lazy(() => import('./note-markdown.tsx').then((module) => ({ default: module.NoteMarkdown })))
const LinkList = lazy(() => import('./link-list.tsx').then((module) => ({ default: module.LinkList })))

type Tool = 'bold' | 'italic' | 'list' | 'quote' | 'link'

interface ToolForm {
  readonly sign: string
  readonly key: string
  /** Other ways in which the key arrives: with Shift, a digit gives the sign above it on its keyboard. */
  readonly code?: string
}

const tools: Record<Tool, ToolForm> = {
  bold: { sign: '**', key: noteFieldKeys.bold },
  italic: { sign: '*', key: noteFieldKeys.italic },
  list: { sign: '- ', key: noteFieldKeys.list, code: 'Digit8' },
  quote: { sign: '> ', key: noteFieldKeys.quote, code: 'Digit9' },
  link: { sign: '[[', key: noteFieldKeys.link },
}
const toolNames = Object.keys(tools) as Tool[]

function isPressed({ key, code }: ToolForm, event: KeyboardEvent): boolean {
  if (code === undefined) return keyFits(key, event.nativeEvent, isMac)
  return event.code === code && event.shiftKey && !event.altKey && (isMac ? event.metaKey : event.ctrlKey)
}

interface NoteFieldProps {
  readonly note: NoteId
  readonly value: string
  onChange(text: string): void
  onLeave(): void
}

/** The field for the words of a note: Markdown, with what helps to write it, and on demand as it will look. */
export function NoteField({ note, value, onChange, onLeave }: NoteFieldProps) {
  const id = useId()
  const { notePreview } = useSettings()
  const field = useRef<HTMLTextAreaElement>(null)
  const listKeys = useRef<((event: KeyboardEvent) => boolean) | null>(null)
  const [link, setLink] = useState<{ readonly start: number; readonly query: string } | null>(null)
  /** Where Escape left brackets as they are: they are not asked about again. */
  const [left, setLeft] = useState<number | null>(null)
  const [option, setOption] = useState<string | null>(null)
  const preview = useDeferredValue(value)

  useEffect(() => {
    const element = field.current
    // The card may still be on its way to the height of its passage: the panel brings it into sight.
    element?.focus({ preventScroll: true })
    element?.setSelectionRange(element.value.length, element.value.length)
    const typed = takeHeldKeys()
    if (element === null || typed === '') return
    const end = element.value.length + typed.length
    applyEdit(element, {
      range: { start: element.value.length, end: element.value.length },
      insert: typed,
      selection: { start: end, end },
    })
  }, [])

  const lookForLink = () => {
    const element = field.current
    if (element === null) return
    const open = element.selectionStart === element.selectionEnd ? openLinkAt(element.value, element.selectionStart) : null
    if (open === null || open.start !== left) setLeft(null)
    setLink((last) => (last?.start === open?.start && last?.query === open?.query ? last : open))
  }
  const edit = (make: (text: string, element: HTMLTextAreaElement) => FieldEdit) => {
    const element = field.current
    if (element === null) return
    applyEdit(element, make(element.value, element))
    lookForLink()
  }
  const use = (tool: Tool) =>
    edit((text, { selectionStart: start, selectionEnd: end }) => {
      const { sign } = tools[tool]
      switch (tool) {
        case 'bold':
        case 'italic':
          return toggleAround(text, { start, end }, sign)
        case 'list':
        case 'quote':
          return toggleLines(text, { start, end }, sign)
        case 'link': {
          // What is chosen is what is looked for.
          const insert = `[[${text.slice(start, end).replace(/[[\]\n]/g, ' ')}`
          return { range: { start, end }, insert, selection: { start: start + insert.length, end: start + insert.length } }
        }
      }
    })
  const togglePreview = () => changeSettings({ notePreview: !notePreview })
  const offers = link !== null && link.start !== left

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || (offers && listKeys.current?.(event) === true)) return
    const tool = toolNames.find((name) => name !== 'link' && isPressed(tools[name], event))
    if (tool !== undefined) use(tool)
    else if (keyFits(noteFieldKeys.preview, event.nativeEvent, isMac)) togglePreview()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const closeList = useCallback(() => setLeft(link?.start ?? null), [link])

  return (
    <div className={styles['field']}>
      <div className={styles['head']}>
        <label className={styles['label']} htmlFor={id}>
          {words.notes.body} <span className={styles['hint']}>{words.notes.bodyHint}</span>
        </label>
        <Toolbar className={styles['tools']} aria-label={words.writing.tools} aria-controls={id}>
          {toolNames.map((tool) => (
            <button
              key={tool}
              type="button"
              className={`${styles['tool']} ${styles[tool] ?? ''}`}
              title={`${words.writing[tool]} (${writeKey(tools[tool].key)})`}
              aria-keyshortcuts={tool === 'link' ? undefined : tools[tool].key.replace('Mod', isMac ? 'Meta' : 'Control')}
              // The words that are chosen stay chosen.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => use(tool)}
            >
              {words.writing[tool]}
            </button>
          ))}
          <button
            type="button"
            className={styles['tool']}
            aria-pressed={notePreview}
            title={`${words.writing.preview} (${writeKey(noteFieldKeys.preview)})`}
            onMouseDown={(event) => event.preventDefault()}
            onClick={togglePreview}
          >
            {words.writing.preview}
          </button>
        </Toolbar>
      </div>
      <textarea
        id={id}
        ref={field}
        className={styles['area']}
        value={value}
        rows={4}
        maxLength={200_000}
        spellCheck={false}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={offers && option !== null ? `${id}-links` : undefined}
        aria-activedescendant={offers ? (option ?? undefined) : undefined}
        onChange={(event) => {
          onChange(event.target.value)
          lookForLink()
        }}
        onSelect={lookForLink}
        onKeyDown={onKeyDown}
        onBlur={() => {
          setLink(null)
          onLeave()
        }}
      />
      {offers ? (
        <Suspense fallback={null}>
          <LinkList
            id={`${id}-links`}
            note={note}
            query={link.query}
            keys={listKeys}
            onCurrent={setOption}
            onChoose={(markdown) =>
              edit((_, { selectionEnd }) => {
                const end = link.start + markdown.length
                return { range: { start: link.start, end: selectionEnd }, insert: markdown, selection: { start: end, end } }
              })
            }
            onClose={closeList}
          />
        </Suspense>
      ) : null}
      {notePreview ? (
        <section className={styles['preview']} aria-label={words.writing.preview}>
          {preview.trim() === '' ? (
            <p className={styles['hint']}>{words.writing.previewEmpty}</p>
          ) : (
            <Suspense fallback={<p className={styles['plain']}>{preview}</p>}>
              <NoteMarkdown>{preview}</NoteMarkdown>
            </Suspense>
          )}
        </section>
      ) : null}
    </div>
  )
}
