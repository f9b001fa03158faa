import type { ComponentType } from 'react'
import type { NotedRecord } from '#shared/notes/note.ts'
import { useRecordSlots } from '../features/notes/use-record-slots.tsx'
import type { RecordSlots } from '../workspace/record-slots.ts'

/** A page of records with the notes on them. */
export function withRecordSlots(kind: NotedRecord['kind'], Page: ComponentType<{ readonly notes: RecordSlots }>): ComponentType {
  return function RecordPlace() {
    return <Page notes={useRecordSlots(kind)} />
  }
}
