import type { JsonObject } from '../json.ts'
import { ANNOTATION_CONTEXT } from '../vocabulary.ts'

const site = 'https://site.test/'

export function sample(more: JsonObject): JsonObject {
  return { '@context': ANNOTATION_CONTEXT, id: `${site}a1`, type: 'Annotation', target: `${site}letter`, ...more }
}

const on = (target: JsonObject) => sample({ body: `${site}remark`, target })
const selected = (selector: JsonObject) => on({ source: `${site}letter`, selector })
const inState = (state: JsonObject) => on({ source: `${site}letter`, state })
const text = (more: JsonObject) => sample({ body: { type: 'TextualBody', value: 'A remark', ...more } })

/** One for each feature of the model, in its order: what the sections 3 and 4 allow. */
export const correctSamples: Readonly<Record<string, JsonObject>> = {
  'body and target by address (3.1)': sample({ body: `${site}remark` }),
  'several contexts and types (3.1)': sample({
    '@context': [ANNOTATION_CONTEXT, { my: 'https://my.test/#' }],
    type: ['Annotation', 'my:Remark'],
  }),
  'no body (3.1)': sample({}),
  'resources with format and languages (3.2.1)': sample({
    body: { id: `${site}talk`, format: 'audio/ogg', language: 'el' },
    target: {
      id: `${site}p.pdf`,
      format: 'application/pdf',
      language: ['en', 'ar'],
      textDirection: 'auto',
      processingLanguage: 'en',
    },
  }),
  'resources with types (3.2.2)': sample({
    body: { id: `${site}film`, type: 'Video' },
    target: { id: `${site}letter`, type: 'Text' },
  }),
  'a part by its fragment (3.2.3)': on({ id: `${site}scan#xywh=1,2,3,4`, type: 'Image' }),
  'text as HTML (3.2.4)': text({ value: '<p>Voilà</p>', format: 'text/html', language: 'fr' }),
  'text alone (3.2.5)': sample({ bodyValue: 'A remark' }),
  'several bodies and targets (3.2.6)': sample({
    body: [`${site}remark`, { type: 'TextualBody', value: 'asked' }],
    target: [`${site}letter`, `${site}article`],
  }),
  'a choice (3.2.7)': sample({
    body: {
      type: 'Choice',
      items: [
        { id: `${site}en`, language: 'en' },
        { id: `${site}fr`, language: 'fr' },
      ],
    },
  }),
  'a composite, a list, independents (Vocabulary 3.1)': sample({
    body: { type: 'List', items: [`${site}1`, `${site}2`] },
    target: [
      { type: 'Composite', items: [`${site}3`] },
      { type: 'Independents', items: [`${site}4`] },
    ],
  }),
  'who and when (3.3.1)': sample({
    creator: `${site}people/ana`,
    created: '2026-01-28T12:00:00Z',
    modified: '2026-01-29T09:00:00.250Z',
    generator: `${site}tool`,
    generated: '2026-02-04T12:00:00Z',
    body: { id: `${site}remark`, creator: [`${site}people/ben`, { name: ['Cleo', 'Kleio'] }], created: '2025-06-02T17:00:00Z' },
  }),
  'agents (3.3.2)': sample({
    creator: {
      id: `${site}people/ana`,
      type: 'Person',
      name: 'Ana',
      nickname: 'an',
      email: 'mailto:ana@site.test',
      email_sha1: '0a1b',
    },
    generator: { type: 'Software', name: 'Tool 2', homepage: `${site}tool` },
  }),
  'audience (3.3.3)': sample({ audience: { id: `${site}members`, type: 'schema:Audience', 'schema:audienceType': 'members' } }),
  'accessibility (3.3.4)': on({ id: `${site}film`, type: 'Video', accessibility: 'captions' }),
  'motivation and purposes (3.3.5)': sample({
    motivation: ['bookmarking', 'linking'],
    body: [
      { type: 'TextualBody', value: 'to read', purpose: 'tagging' },
      { type: 'TextualBody', value: 'Bears on the third demand', purpose: 'describing' },
    ],
  }),
  'rights (3.3.6)': sample({
    rights: 'https://licence.test/by',
    body: { id: `${site}remark`, rights: ['https://licence.test/by-nc'] },
  }),
  'other identities (3.3.7)': sample({
    canonical: 'urn:uuid:1f2cf7f0-6b7f-4b52-9d54-3f8a4c7a9a01',
    via: ['https://other.test/a9'],
  }),
  'a tag that is a thing (4.1)': sample({ body: { type: 'SpecificResource', purpose: 'tagging', source: `${site}place` } }),
  'a selector by address (4.2)': on({ source: `${site}letter`, selector: `${site}selector` }),
  'a fragment (4.2.1)': selected({ type: 'FragmentSelector', value: 't=1,2', conformsTo: 'https://www.w3.org/TR/media-frags/' }),
  'CSS (4.2.2)': selected({ type: 'CssSelector', value: '#a > .b + p' }),
  'XPath (4.2.3)': selected({ type: 'XPathSelector', value: '/html/body/p[2]' }),
  'a quotation (4.2.4)': selected({ type: 'TextQuoteSelector', exact: 'children', prefix: 'all ', suffix: ' are' }),
  'a position (4.2.5)': selected({ type: 'TextPositionSelector', start: 12, end: 20 }),
  'bytes (4.2.6)': selected({ type: 'DataPositionSelector', start: 4096, end: 4104 }),
  'a drawing (4.2.7)': on({
    source: `${site}scan`,
    selector: [
      { type: 'SvgSelector', value: '<svg/>' },
      { type: 'SvgSelector', id: `${site}area.svg` },
    ],
  }),
  'a range (4.2.8)': selected({
    type: 'RangeSelector',
    startSelector: { type: 'XPathSelector', value: '//td[2]' },
    endSelector: { type: 'XPathSelector', value: '//td[4]' },
  }),
  'a refinement (4.2.9)': selected({
    type: 'FragmentSelector',
    value: 'p5',
    refinedBy: { type: 'TextQuoteSelector', exact: 'children' },
  }),
  'a state by address (4.3)': inState({ id: `${site}state` }),
  'times of the source (4.3.1)': inState({
    type: 'TimeState',
    cached: `${site}copy`,
    sourceDate: ['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'],
    sourceDateStart: '2026-01-01T00:00:00Z',
    sourceDateEnd: '2026-01-02T00:00:00Z',
  }),
  'a request (4.3.2)': inState({ type: 'HttpRequestState', value: 'Accept: text/plain' }),
  'a refined state (4.3.3)': inState({
    type: 'TimeState',
    sourceDate: '2026-01-01T00:00:00Z',
    refinedBy: {
      type: 'HttpRequestState',
      value: 'Accept: text/plain',
      refinedBy: { type: 'FragmentSelector', value: 'page=10' },
    },
  }),
  'styles (4.4)': sample({
    stylesheet: { type: 'CssStylesheet', value: '.a {}' },
    target: { source: `${site}letter`, styleClass: 'a' },
  }),
  'rendering (4.5)': on({
    source: `${site}p.pdf`,
    selector: `${site}s`,
    renderedVia: { id: `${site}tool`, type: 'Software', 'schema:softwareVersion': '2.5' },
  }),
  'scope (4.6)': on({ source: `${site}scan`, scope: `${site}page` }),
  'words that the model does not know': sample({ 'my:weight': 0.25, 'my:parts': [{ 'my:deep': [null, true] }] }),
}

/** Each goes against one must of the model; the second is the path at which that is said. */
export const faultySamples: Readonly<Record<string, readonly [annotation: JsonObject, path: string]>> = {
  'no context': [{ id: `${site}a1`, type: 'Annotation', target: `${site}letter` }, '$["@context"]'],
  'another context': [sample({ '@context': 'https://my.test/context' }), '$["@context"]'],
  'other contexts': [sample({ '@context': ['https://my.test/1', 'https://my.test/2'] }), '$["@context"]'],
  'no id': [{ '@context': ANNOTATION_CONTEXT, type: 'Annotation', target: `${site}letter` }, '$.id'],
  'an id that is no address': [sample({ id: 'number one' }), '$.id'],
  'two ids': [sample({ id: [`${site}1`, `${site}2`] }), '$.id'],
  'no type': [{ '@context': ANNOTATION_CONTEXT, id: `${site}a1`, target: `${site}letter` }, '$.type'],
  'another type': [sample({ type: 'Bookmark' }), '$.type'],
  'no target': [{ '@context': ANNOTATION_CONTEXT, id: `${site}a1`, type: 'Annotation' }, '$.target'],
  'an empty list of targets': [sample({ target: [] }), '$.target'],
  'a target that is a number': [sample({ target: 7 }), '$.target'],
  'a body that is no address': [sample({ body: 'A remark' }), '$.body'],
  'the second of two bodies': [sample({ body: [`${site}remark`, { id: 'no address' }] }), '$.body[1].id'],
  'a body without an address': [sample({ body: { format: 'text/plain' } }), '$.body.id'],
  'a format that is a number': [sample({ body: { id: `${site}r`, format: 6 } }), '$.body.format'],
  'a direction that is none': [sample({ body: { id: `${site}r`, textDirection: 'up' } }), '$.body.textDirection'],
  'two directions': [sample({ body: { id: `${site}r`, textDirection: ['ltr', 'rtl'] } }), '$.body.textDirection'],
  'two processing languages': [
    sample({ body: { id: `${site}r`, processingLanguage: ['en', 'de'] } }),
    '$.body.processingLanguage',
  ],
  'a text without text': [sample({ body: { type: 'TextualBody', format: 'text/plain' } }), '$.body.value'],
  'a text with several': [sample({ body: { type: 'TextualBody', value: ['one', 'two'] } }), '$.body.value'],
  'a text beside a body': [sample({ body: `${site}remark`, bodyValue: 'again' }), '$.bodyValue'],
  'items of nothing': [sample({ body: { items: [`${site}1`] } }), '$.body'],
  'a choice that is a list': [sample({ body: { type: ['Choice', 'List'], items: [`${site}1`] } }), '$.body.type'],
  'a choice of nothing': [sample({ body: { type: 'Choice', items: [] } }), '$.body.items'],
  'a choice without items': [sample({ body: { type: 'Choice' } }), '$.body.items'],
  'a faulty item': [sample({ target: { type: 'Composite', items: [`${site}1`, { source: 5 }] } }), '$.target.items[1].source'],
  'a time without a zone': [sample({ created: '2026-01-28T12:00:00' }), '$.created'],
  'a time in another zone': [sample({ modified: '2026-01-28T12:00:00+01:00' }), '$.modified'],
  'a day that is none': [sample({ created: '2026-02-30T12:00:00Z' }), '$.created'],
  'two times': [sample({ created: ['2026-01-28T12:00:00Z', '2026-01-29T12:00:00Z'] }), '$.created'],
  'an agent without a whole address': [sample({ creator: 'Ana' }), '$.creator'],
  'a name that is a number': [sample({ creator: { name: 7 } }), '$.creator.name'],
  'rights in words': [sample({ rights: 'all of them' }), '$.rights'],
  'two canonical addresses': [sample({ canonical: [`${site}1`, `${site}2`] }), '$.canonical'],
  'two stylesheets': [sample({ stylesheet: [`${site}1`, `${site}2`] }), '$.stylesheet'],
  'no source': [on({ type: 'SpecificResource' }), '$.target.source'],
  'two sources': [on({ source: [`${site}1`, `${site}2`] }), '$.target.source'],
  'a selector of nothing': [on({ id: `${site}letter`, selector: { type: 'CssSelector', value: 'p' } }), '$.target'],
  'a selector without a type': [selected({ value: 'p' }), '$.target.selector'],
  'a fragment without a value': [selected({ type: 'FragmentSelector' }), '$.target.selector.value'],
  'a fragment with two values': [selected({ type: 'FragmentSelector', value: ['a', 'b'] }), '$.target.selector.value'],
  'a fragment by two rules': [
    selected({ type: 'FragmentSelector', value: 'a', conformsTo: [`${site}1`, `${site}2`] }),
    '$.target.selector.conformsTo',
  ],
  'CSS without a value': [selected({ type: 'CssSelector' }), '$.target.selector.value'],
  'XPath that is a number': [selected({ type: 'XPathSelector', value: 4 }), '$.target.selector.value'],
  'a quotation of nothing': [selected({ type: 'TextQuoteSelector', prefix: 'all ' }), '$.target.selector.exact'],
  'a quotation with two prefixes': [
    selected({ type: 'TextQuoteSelector', exact: 'a', prefix: ['b', 'c'] }),
    '$.target.selector.prefix',
  ],
  'a position without an end': [selected({ type: 'TextPositionSelector', start: 4 }), '$.target.selector.end'],
  'a position before the start': [selected({ type: 'TextPositionSelector', start: -1, end: 4 }), '$.target.selector.start'],
  'a position between two': [selected({ type: 'TextPositionSelector', start: 1.5, end: 4 }), '$.target.selector.start'],
  'a position in words': [selected({ type: 'DataPositionSelector', start: '1', end: 4 }), '$.target.selector.start'],
  'a drawing of nothing': [selected({ type: 'SvgSelector' }), '$.target.selector'],
  'a range without an end': [
    selected({ type: 'RangeSelector', startSelector: { type: 'XPathSelector', value: '//p' } }),
    '$.target.selector.endSelector',
  ],
  'a fault in a refinement': [
    on({
      source: `${site}l`,
      selector: [{ type: 'CssSelector', value: 'p', refinedBy: { type: 'TextPositionSelector', start: 0 } }],
    }),
    '$.target.selector[0].refinedBy.end',
  ],
  'a state without a type': [inState({ sourceDate: '2026-01-01T00:00:00Z' }), '$.target.state'],
  'a state at no time': [inState({ type: 'TimeState', sourceDate: 'last week' }), '$.target.state.sourceDate'],
  'a time with one end': [inState({ type: 'TimeState', sourceDateStart: '2026-01-01T00:00:00Z' }), '$.target.state'],
  'a request without a value': [inState({ type: 'HttpRequestState' }), '$.target.state.value'],
}
