import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { CutWord } from './cut-word.tsx'

test.each([
  ['It is un', 'safe for child', 'ren.', 'Begins inside the word “unsafe”. Ends inside the word “children”.'],
  ['It is ', 'unsafe for child', 'ren.', 'Ends inside the word “children”.'],
  ['It is un', 'safe', ' for children.', 'Begins inside the word “unsafe”.'],
  ['It is ', 'unsafe', ', for children.', ''],
  ['', 'It', '', ''],
])('%s|%s|%s', (prefix, exact, suffix, said) => {
  expect(renderToStaticMarkup(<CutWord prefix={prefix} exact={exact} suffix={suffix} />).replace(/<[^>]*>/g, '')).toBe(said)
})
