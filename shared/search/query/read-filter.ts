import { countryCodeOf } from '../../archive/country.ts'
import { isEditionId, isSourceId } from '../../archive/recognise-id.ts'
import { COLOURS } from '../../notes/colours.ts'
import { foldText } from '../../text/fold-text.ts'
import { type Filter, PLACES, type SearchPlace } from './filter.ts'
import { bareName } from './publisher-name.ts'
import { readDates } from './read-dates.ts'

/** What a filter may be called, as it is typed, in small letters. */
const NAMES: ReadonlyMap<string, Filter['name']> = new Map([
  ['in', 'in'],
  ['source', 'source'],
  ['publisher', 'publisher'],
  ['country', 'country'],
  ['date', 'date'],
  ['tag', 'tag'],
  ['colour', 'colour'],
  ['color', 'colour'],
  ['has', 'has'],
  ['recommendation', 'recommendation'],
  ['edition', 'edition'],
])

/** The filter that is meant by what stands before a colon; undefined for any other word. */
export function filterName(written: string): Filter['name'] | undefined {
  return NAMES.get(written.toLowerCase())
}

/** Places as people call them. Statements about the letter are found with it. */
const PLACE_NAMES: ReadonlyMap<string, SearchPlace> = new Map([
  ...PLACES.map((place) => [place, place] as const),
  ['letters', 'letter'],
  ['statement', 'letter'],
  ['statements', 'letter'],
  ['signatory', 'signatories'],
  ['note', 'notes'],
])

function readRecommendation(folded: string): Filter | null {
  const number = /^r?([1-9]\d{0,2})$/.exec(folded)?.[1]
  return number === undefined ? null : { name: 'recommendation', value: Number(number) }
}

/** Tags are kept without their sign and with single spaces. */
function readTag(written: string): Filter | null {
  const value = written
    .normalize('NFC')
    .replace(/^[#\s]+/, '')
    .replace(/\s+/g, ' ')
    .trim()
  return value === '' ? null : { name: 'tag', value }
}

/**
 * Reads the value of a filter as a person wrote it, without its quotation marks. Names of places, colours and countries in any case, countries by code
 * or by name, editions and recommendations with or without their letter. Null for what is none. A source, a publisher or a tag need not exist.
 */
export function readFilter(name: Filter['name'], written: string): Filter | null {
  const folded = foldText(written)
    .folded.trim()
    .replace(/[,;]+$/, '')
  switch (name) {
    case 'in': {
      const value = PLACE_NAMES.get(folded)
      return value === undefined ? null : { name, value }
    }
    case 'source':
      return isSourceId(folded) ? { name, value: folded } : null
    case 'publisher': {
      const value = bareName(written)
      return value === '' ? null : { name, value }
    }
    case 'country': {
      const value = folded === 'international' ? 'International' : countryCodeOf(written)
      return value === null ? null : { name, value }
    }
    case 'date':
      return readDates(folded)
    case 'tag':
      return readTag(written)
    case 'colour': {
      const value = COLOURS.find((colour) => colour === folded)
      return value === undefined ? null : { name, value }
    }
    case 'has':
      return folded === 'note' || folded === 'notes' ? { name, value: 'note' } : null
    case 'recommendation':
      return readRecommendation(folded)
    case 'edition': {
      const value = folded.startsWith('v') ? folded : `v${folded}`
      return isEditionId(value) ? { name, value } : null
    }
  }
}
