import { useState } from 'react'
import { changeSettings, useSettings } from '../workspace/settings.ts'
import { useWideWindow } from './use-wide-window.ts'

/** What contents and text need to stand beside each other with lines of their full length, in CSS pixels; with less the contents lie over the text. */
const ROOM = 980
/** What the list of parts and the notes take of a window. */
const PARTS = 232
const NOTES = 320

/** Whether the contents of a text are open, and where. Over the text they are closed at first, and again once a part was chosen. */
export function useOutlinePlace(paired: boolean) {
  const settings = useSettings()
  const roomy = useWideWindow(ROOM + (settings.leftOpen ? PARTS : 0) + (settings.rightOpen ? NOTES : 0))
  const [sheet, setSheet] = useState(false)
  const beside = roomy && !paired
  return {
    beside,
    open: beside ? settings.outlineOpen : sheet,
    set: (open: boolean) => (beside ? changeSettings({ outlineOpen: open }) : setSheet(open)),
    chosen: () => setSheet(false),
  }
}
