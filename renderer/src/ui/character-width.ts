/** Plain English prose: letters, spaces and marks about as often as in the sources. */
const SAMPLE =
  'The committee heard that the company had been told of the risk in writing, and asked what it did with the warning. No answer ' +
  'was given by the end of March. We therefore recommend that each platform publish, once a year, how many reports it received, ' +
  'how long it took to act on them, and who decided; and that Parliament see these figures before they are final.'

/**
 * Measures how wide a character of English text is on average in the face that sources are set in, and hands it to the style sheets,
 * which make the lines so many characters long. The unit `ch` will not do: it is the width of a zero, which from face to face is a
 * seventh to a third wider than the mean of a text.
 */
export function measureCharacters(): void {
  const root = document.documentElement
  const pen = document.createElement('canvas').getContext('2d')
  if (pen === null) return
  pen.font = `100px ${getComputedStyle(root).getPropertyValue('--font-source')}`
  const em = pen.measureText(SAMPLE).width / SAMPLE.length / 100
  if (em > 0) root.style.setProperty('--character', `${em.toFixed(4)}em`)
}
