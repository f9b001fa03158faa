import { useEffect } from 'react'
import { TOO_LITTLE_SPACE } from '../data/space.ts'
import { Banner } from '../ui/banner.tsx'
import { keepingWords as say } from '../words/keeping-words.ts'
import { writeSentence } from '../words/words.ts'
import { useNotesSnapshot } from '../workspace/use-notes.ts'
import { useServices } from '../workspace/workspace.tsx'

/** How often the disk is looked at while it has little space, in milliseconds. */
const LOOK_AGAIN = 15_000

/** What is wrong with where the notes are kept, as long as it is. */
export function KeepingWarnings({ className }: { readonly className: string | undefined }) {
  const { notes } = useServices()
  const { damage, littleSpace, readOnly } = useNotesSnapshot()
  const short = littleSpace !== null
  useEffect(() => {
    if (!short) return
    const look = () => void notes.lookAtSpace()
    const timer = window.setInterval(look, LOOK_AGAIN)
    window.addEventListener('focus', look)
    return () => {
      window.clearInterval(timer)
      window.removeEventListener('focus', look)
    }
  }, [notes, short])
  const megabytes = Math.floor((littleSpace ?? 0) / 1_000_000)
  const tooLittle = littleSpace !== null && littleSpace < TOO_LITTLE_SPACE
  return (
    <>
      {readOnly === null ? null : (
        <div className={className}>
          <Banner tone="caution" title={say.readOnly}>
            <p>{say.readOnlyWhy(readOnly)}</p>
          </Banner>
        </div>
      )}
      {littleSpace === null ? null : (
        <div className={className}>
          <Banner tone="caution" title={tooLittle ? say.tooLittleSpace(megabytes) : say.littleSpace(megabytes)}>
            <p>{tooLittle ? say.tooLittleSpaceWhy : say.littleSpaceWhy}</p>
          </Banner>
        </div>
      )}
      {damage.length === 0 ? null : (
        <div className={className}>
          <Banner tone="error" title={say.damage}>
            {damage.map((line) => (
              <p key={line}>{writeSentence(line)}</p>
            ))}
          </Banner>
        </div>
      )}
    </>
  )
}
