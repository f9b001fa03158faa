import type { Briefing } from '#shared/briefing/outline/briefing.ts'
import { briefingWords as say } from '../../words/briefings-words.ts'

export function titleOf({ title }: Pick<Briefing, 'title'>): string {
  return title.trim() === '' ? say.untitled : title
}
