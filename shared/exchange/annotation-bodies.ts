import { escapeMarkdown } from '../briefing/escape-markdown.ts'
import { isObject, type Json, type JsonObject, property, stringsOf, valuesOf } from './json.ts'

/** A body, and what of a note it is: its text, one of its tags, or something that a note does not hold. */
export type BodyPart =
  | { readonly role: 'text'; readonly body: Json; readonly markdown: string }
  | { readonly role: 'tag'; readonly body: Json; readonly tag: string }
  | { readonly role: 'other'; readonly body: Json }

const MOST_TAGS = 100
const LONGEST_TAG = 100

/** Of a choice, what the model takes for the first choice (Web Annotation Data Model, 3.2.7). */
function shownBody(body: Json): Json {
  if (!isObject(body) || !stringsOf(body, 'type').includes('Choice')) return body
  const items = property(body, 'items')
  return Array.isArray(items) ? (items[0] as Json) : body
}

function textOf(body: Json): string | null {
  const shown = shownBody(body)
  if (!isObject(shown) || property(shown, 'source') !== undefined) return null
  const [value] = valuesOf(shown, 'value')
  return typeof value === 'string' ? value : null
}

function formatOf(body: Json): string {
  const shown = shownBody(body)
  return (isObject(shown) ? stringsOf(shown, 'format')[0] : undefined) ?? 'text/plain'
}

/** What is no Markdown is shown as it is written: signs that Markdown would take for markup are escaped, HTML included. Paragraphs stay paragraphs. */
function asMarkdown(text: string, format: string): string {
  if (/^text\/(?:x-)?markdown\b/i.test(format)) return text
  const paragraphs = text.replace(/\p{Surrogate}/gu, '\ufffd').split(/(?:\r?\n[ \t]*){2,}/)
  return paragraphs.map((paragraph) => escapeMarkdown(paragraph)).join('\n\n')
}

/**
 * The bodies of an annotation, in their order. A tag is a text with the purpose `tagging`, or without any where that is the motivation of the annotation
 * (3.3.5). Tags that are empty or longer than 100 UTF-16 units, and those after the hundredth, are not held.
 */
export function readBodies(annotation: JsonObject): readonly BodyPart[] {
  const bodyValue = valuesOf(annotation, 'bodyValue')[0]
  if (typeof bodyValue === 'string') {
    return [
      {
        role: 'text',
        body: { type: 'TextualBody', value: bodyValue, format: 'text/plain' },
        markdown: asMarkdown(bodyValue, 'text/plain'),
      },
    ]
  }
  const motivations = stringsOf(annotation, 'motivation')
  let tags = 0
  return valuesOf(annotation, 'body').map((body): BodyPart => {
    const text = textOf(body)
    if (text === null) return { role: 'other', body }
    const shown = shownBody(body)
    const purposes = isObject(shown) ? stringsOf(shown, 'purpose') : []
    const isTag = purposes.length > 0 ? purposes.includes('tagging') : motivations.length === 1 && motivations[0] === 'tagging'
    if (!isTag) return { role: 'text', body, markdown: asMarkdown(text, formatOf(body)) }
    tags++
    return text === '' || text.length > LONGEST_TAG || tags > MOST_TAGS
      ? { role: 'other', body }
      : { role: 'tag', body, tag: text }
  })
}

/** Several texts are read as one, with an empty line between them. */
export function textOfBodies(parts: readonly BodyPart[]): string {
  return parts.flatMap((part) => (part.role === 'text' ? [part.markdown] : [])).join('\n\n')
}

/** The same as it stands in the file, to name the annotation by. */
export function wordsOfBodies(parts: readonly BodyPart[]): string {
  return parts.flatMap((part) => (part.role === 'text' ? [textOf(part.body) ?? ''] : [])).join(' ')
}

export function tagsOfBodies(parts: readonly BodyPart[]): readonly string[] {
  return parts.flatMap((part) => (part.role === 'tag' ? [part.tag] : []))
}

export function writeText(markdown: string): JsonObject {
  return { type: 'TextualBody', value: markdown, format: 'text/markdown', purpose: 'commenting' }
}

export function writeTag(tag: string): JsonObject {
  return { type: 'TextualBody', value: tag, purpose: 'tagging' }
}
