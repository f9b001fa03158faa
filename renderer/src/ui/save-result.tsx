import { Banner } from './banner.tsx'

interface SaveResultProps {
  /** Where a file is now; null where none was saved. */
  readonly saved: string | null
  /** Why none was; null where nothing failed. */
  readonly failure: { readonly title: string; readonly message: string } | null
}

/** What became of a file that was to be saved, told in the place where that was asked for. */
export function SaveResult({ saved, failure }: SaveResultProps) {
  return (
    <>
      <div role="status">{saved === null ? null : <Banner tone="plain">{saved}</Banner>}</div>
      {failure === null ? null : (
        <Banner tone="error" title={failure.title}>
          <p>{failure.message}</p>
        </Banner>
      )}
    </>
  )
}
