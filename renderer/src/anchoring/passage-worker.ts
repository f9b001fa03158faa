import { answerPassages } from './answer-passages.ts'
import type { PassageRequest } from './passage-messages.ts'

addEventListener('message', (event: MessageEvent<PassageRequest>) => {
  for (const answer of answerPassages(event.data)) postMessage(answer)
})
