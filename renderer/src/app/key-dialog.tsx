import { KeyList } from '../features/settings/key-list.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { words } from '../words/words.ts'

/** The keys of the view that is open. */
export function KeyDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title={words.keys.title} open wide onClose={onClose}>
      <p>{words.keys.hint}</p>
      <KeyList />
      <div>
        <Button autoFocus onPress={onClose}>
          {words.program.close}
        </Button>
      </div>
    </Dialog>
  )
}
