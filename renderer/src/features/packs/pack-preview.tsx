import { useEffect, useState } from 'react'
import { isOnPassage } from '#shared/notes/note-target.ts'
import type { PackChanges, RecordChanges } from '#shared/packs/pack-changes.ts'
import type { PackJob, PackPreview } from '#shared/packs/pack-state.ts'
import { Banner } from '../../ui/banner.tsx'
import { Working } from '../../ui/working.tsx'
import { words, writeBytes, writeMoment } from '../../words/words.ts'
import { textOfTarget } from '../../workspace/archive-reader.ts'
import { useLiveNotes } from '../../workspace/use-notes.ts'
import { useEditionIfOpen, useServices } from '../../workspace/workspace.tsx'
import { FARES, noteFares } from './note-fare.ts'
import styles from './pack-preview.module.css'

const say = words.packs

/** A fingerprint in groups, as people compare them over the telephone. */
function grouped(fingerprint: string): string {
  return fingerprint.replace(/(.{4})(?=.)/g, '$1 ')
}

function SignerWords({ signer }: { readonly signer: NonNullable<PackPreview['signer']> }) {
  const { claimedName, known } = signer
  if (known === null) {
    return (
      <Banner tone="caution">
        <p>{claimedName === null ? say.signedByNameless : say.signedByUnknown(claimedName)}</p>
        <p>{say.compare}</p>
      </Banner>
    )
  }
  const since = writeMoment(known.rememberedAt)
  return (
    <>
      <p>{known.name === '' ? say.signedByKnownUnnamed(since) : say.signedByKnown(known.name, since)}</p>
      {claimedName === null || claimedName === known.name ? null : <Banner tone="caution">{say.claimsOther(claimedName)}</Banner>}
    </>
  )
}

function Signer({ signer }: { readonly signer: PackPreview['signer'] }) {
  return (
    <section className={styles['part']}>
      <h3>{say.signerTitle}</h3>
      {signer === null ? (
        <Banner tone="caution">{say.unsigned}</Banner>
      ) : (
        <>
          <SignerWords signer={signer} />
          <p>
            {say.fingerprint}: <code className={styles['fingerprint']}>{grouped(signer.fingerprint)}</code>
          </p>
        </>
      )}
    </section>
  )
}

function Names({ changes }: { readonly changes: RecordChanges }) {
  const lists = [
    [say.added, changes.added],
    [say.removed, changes.removed],
    [say.changed, changes.changed],
  ] as const
  return lists.map(([title, { count, names }]) =>
    count === 0 ? null : (
      <li key={title}>
        {title}: {names.join(' · ')} {count > names.length ? say.more(count - names.length) : ''}
      </li>
    ),
  )
}

function Changes({ changes }: { readonly changes: PackChanges }) {
  const kinds = ['sources', 'signatories', 'recommendations'] as const
  return (
    <>
      {changes.campaign ? <p>{say.campaignChanged}</p> : null}
      <table className={styles['changes']}>
        <thead>
          <tr>
            <th scope="col">{say.kind}</th>
            <th scope="col">{say.added}</th>
            <th scope="col">{say.removed}</th>
            <th scope="col">{say.changed}</th>
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => (
            <tr key={kind}>
              <th scope="row">{say.kinds[kind]}</th>
              <td>{changes[kind].added.count}</td>
              <td>{changes[kind].removed.count}</td>
              <td>{changes[kind].changed.count}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {kinds.map((kind) => {
        const { added, removed, changed } = changes[kind]
        if (added.count + removed.count + changed.count === 0) return null
        return (
          <details key={kind} className={styles['names']}>
            <summary>{say.kinds[kind]}</summary>
            <ul>
              <Names changes={changes[kind]} />
            </ul>
          </details>
        )
      })}
    </>
  )
}

function NotesFare({ job, preview }: { readonly job: PackJob; readonly preview: PackPreview }) {
  const { host, archive } = useServices()
  const opened = useEditionIfOpen()?.archive ?? null
  const live = useLiveNotes()
  const [fares, setFares] = useState<Awaited<ReturnType<typeof noteFares>> | null>(null)
  useEffect(() => {
    let wanted = true
    const notes = live.filter(isOnPassage).filter((note) => note.target.archive === preview.archive)
    // The old texts are at hand only of the archive that is being read.
    const readOld: Parameters<typeof noteFares>[2] = async (note, sha512) =>
      preview.archive === opened ? await textOfTarget(archive, note, sha512) : null
    void noteFares(notes, (source) => host.call('pack.text', { job, source }), readOld).then((found) => {
      if (wanted) setFares(found)
    })
    return () => {
      wanted = false
    }
  }, [host, archive, opened, job, live, preview])
  if (fares === null) return <Working what={say.notesChecking} />
  if (fares.size === 0) return <p>{say.noNotes}</p>
  return (
    <ul className={styles['fares']}>
      {FARES.map((fare) => {
        const notes = fares.get(fare)
        if (notes === undefined) return null
        return (
          <li key={fare}>
            {say.fare[fare](notes.length)}
            {fare === 'exact' || fare === 'stays' ? null : (
              <ul>
                {notes.slice(0, 20).map((note) => (
                  <li key={note.id} className={styles['quotation']}>
                    “{note.target.exact.slice(0, 160)}”
                  </li>
                ))}
                {notes.length > 20 ? <li>{say.more(notes.length - 20)}</li> : null}
              </ul>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** What a pack is, and what it would mean to take it in. */
export function PackPreviewWords({ job, preview }: { readonly job: PackJob; readonly preview: PackPreview }) {
  const { held, current, files, bytes, newEditions } = preview
  return (
    <div className={styles['preview']}>
      <p>{held === null ? say.isNew : say.newer(held, current)}</p>
      <p className={styles['quiet']}>{say.size(files, writeBytes(bytes))}</p>
      <Signer signer={preview.signer} />
      <section className={styles['part']}>
        <h3>{say.changesTitle}</h3>
        <p>{say.editions(newEditions.length)}:</p>
        <ul>
          {newEditions.map((edition) => (
            <li key={edition.id}>
              {words.archive.edition(edition.id)}: {edition.message}{' '}
              <span className={styles['quiet']}>
                (
                <time dateTime={edition.created} title={edition.created}>
                  {writeMoment(edition.created)}
                </time>
                {edition.user === '' ? '' : `, ${edition.user}`})
              </span>
            </li>
          ))}
        </ul>
        <Changes changes={preview.changes} />
      </section>
      <section className={styles['part']}>
        <h3>{say.notesTitle}</h3>
        <NotesFare job={job} preview={preview} />
      </section>
    </div>
  )
}
