import { useEffect, useRef, useState } from 'react'

/**
 * Files that are dropped on the window while the page is open, wherever they are dropped: here they are briefings, and what takes in packs and notes elsewhere
 * does not see them. Answers whether one is being dragged over the window.
 */
export function usePageDrop(onFiles: (files: readonly File[]) => void): boolean {
  const [over, setOver] = useState(false)
  const latest = useRef(onFiles)
  latest.current = onFiles
  useEffect(() => {
    const take = (event: DragEvent): boolean => {
      if (event.dataTransfer?.types.includes('Files') !== true) return false
      event.preventDefault()
      event.stopImmediatePropagation()
      return true
    }
    const onDragOver = (event: DragEvent) => {
      if (take(event)) setOver(true)
    }
    const onDragLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const onDrop = (event: DragEvent) => {
      setOver(false)
      if (take(event)) latest.current([...(event.dataTransfer?.files ?? [])])
    }
    window.addEventListener('dragover', onDragOver, true)
    window.addEventListener('dragleave', onDragLeave, true)
    window.addEventListener('drop', onDrop, true)
    return () => {
      window.removeEventListener('dragover', onDragOver, true)
      window.removeEventListener('dragleave', onDragLeave, true)
      window.removeEventListener('drop', onDrop, true)
    }
  }, [])
  return over
}
