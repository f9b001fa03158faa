import type { App } from 'electron'
import { causeOf } from '../services/profile/disk-error.ts'

type Step = () => Promise<unknown> | undefined

/** What must be brought to an end before the program ends, in the order in which it was added. */
export class Ending {
  readonly #steps: Step[] = []
  #begun = false

  add(...steps: readonly Step[]): void {
    this.#steps.push(...steps)
  }

  async run(): Promise<void> {
    for (const step of this.#steps) await step()
  }

  /** Holds the end of the program until all is done; with code 1 where something could not be. */
  holdBack(app: App, say: (sentence: string) => void): void {
    app.on('will-quit', (event) => {
      event.preventDefault()
      if (this.#begun) return
      this.#begun = true
      this.run().then(
        () => app.exit(0),
        (error: unknown) => {
          say(`the program did not stop in order: ${causeOf(error)}`)
          app.exit(1)
        },
      )
    })
  }
}
