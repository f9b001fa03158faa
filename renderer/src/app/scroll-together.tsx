import { CheckField } from '../ui/check-field.tsx'
import { words } from '../words/words.ts'
import { changeSettings, useSettings } from '../workspace/settings.ts'
import { type ScrolledPane, useScrollTogether } from './use-scroll-together.ts'

interface ScrollTogetherProps {
  readonly first: ScrolledPane
  readonly second: ScrolledPane
}

/** Two editions of one source are scrolled together, or each by itself. */
export function ScrollTogether({ first, second }: ScrollTogetherProps) {
  const { scrollTogether } = useSettings()
  useScrollTogether(scrollTogether, first, second)
  return (
    <CheckField checked={scrollTogether} onChange={(next) => changeSettings({ scrollTogether: next })}>
      {words.reading.scrollTogether}
    </CheckField>
  )
}
