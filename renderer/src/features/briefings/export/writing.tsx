import { useEffect, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { ProgressBar } from '../../../ui/progress-bar.tsx'
import { LongWorking } from '../../../ui/working.tsx'
import { exportBriefingWords as say } from '../../../words/export-briefing-words.ts'
import { useServices } from '../../../workspace/workspace.tsx'
import styles from './export.module.css'

/** Milliseconds between questions; what is written by the first of them shows no bar. */
const TURN = 300

/** How far the writing of an export is, and what ends it. */
export function Writing({ job }: { readonly job: string }) {
  const { host } = useServices()
  const [{ done, total }, setFar] = useState({ done: 0, total: 0 })
  const [stopping, setStopping] = useState(false)
  useEffect(() => {
    const timer = window.setInterval(() => {
      void host.call('export.writing', { job }).then((answer) => {
        if (answer.ok && answer.value.total > 0) setFar(answer.value)
      })
    }, TURN)
    return () => window.clearInterval(timer)
  }, [host, job])
  if (total === 0) return <LongWorking what={say.exporting} />
  const stop = () => {
    setStopping(true)
    void host.call('export.stop', { job })
  }
  return (
    <div className={styles['writing']}>
      <ProgressBar label={say.exporting} part={done / total} words={say.exportingOf(done, total)} />
      <Button isDisabled={stopping} onPress={stop}>
        {stopping ? say.stopping : say.stop}
      </Button>
    </div>
  )
}
