import { useState } from 'react'
import type { Failure } from '#shared/contract/failure.ts'
import { Banner } from '../../ui/banner.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { words } from '../../words/words.ts'
import { switchArchive, useArchives } from '../../workspace/archives.ts'
import { useServices } from '../../workspace/workspace.tsx'

/** Which archive is being read, where there are several. */
export function ArchiveChoice() {
  const { host } = useServices()
  const list = useArchives()
  const [failure, setFailure] = useState<Failure | null>(null)
  if (list.state !== 'ready' || list.value.archives.length < 2) return null
  const { archives, inUse } = list.value
  return (
    <>
      <SelectField
        label={words.packs.choose}
        value={inUse ?? ''}
        options={archives.map(({ id, title }) => ({ value: id as string, label: title ?? id }))}
        onChange={(value) => {
          const chosen = archives.find(({ id }) => id === value)
          if (chosen !== undefined) void switchArchive(host, chosen.id).then(setFailure)
        }}
      />
      {failure === null ? null : (
        <Banner tone="error" title={words.packs.switchFailed}>
          {failure.message}
        </Banner>
      )}
    </>
  )
}
