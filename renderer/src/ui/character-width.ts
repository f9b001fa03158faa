/** Plain English prose: letters, spaces and marks about as often as in the sources. */
const SAMPLE =
  'The committee heard that the company had been told of the risk in writing, and asked what it did with the warning. No answer ' +
  'was given by the end of March. We therefore recommend that each platform publish, once a year, how many reports it received, ' +
  'how long it took to act on them, and who decided; and that Parliament see these figures before they are final.'

const KEY = 'campaign-archive-character'

function measure(face: string): number | null {
  const pen = document.createElement('canvas').getContext('2d')
  if (pen === null) return null
  pen.font = `100px ${face}`
  const em = pen.measureText(SAMPLE).width / SAMPLE.length / 100
  return em > 0 ? em : null
}

/**
 * Measures how wide a character of English text is on average in the face that sources are set in, and hands it to the style sheets,
 * which make the lines so many characters long. The unit `ch` will not do: it is the width of a zero, which from face to face is a
 * seventh to a third wider than the mean of a text. Measuring needs the face itself, which takes a while to be read: what an earlier window found is
 * used at once, and looked at again when this one is at rest.
 */
export function measureCharacters(): void {
  const root = document.documentElement
  const hand = (em: string) => root.style.setProperty('--character', em)
  const measureNow = () => {
    const em = measure(getComputedStyle(root).getPropertyValue('--font-source'))
    if (em === null) return
    const written = `${em.toFixed(4)}em`
    hand(written)
    window.localStorage.setItem(KEY, written)
  }
  const kept = window.localStorage.getItem(KEY)
  if (kept !== null && /^0\.\d{4}em$/.test(kept)) {
    hand(kept)
    window.requestIdleCallback(measureNow)
  } else measureNow()
}
