import { z } from 'zod'
import type { BriefingTemplateId } from '../../archive/ids.ts'

const moment = z.iso.datetime()

/** A person's own template, in Liquid, of what a briefing is written as. It belongs to no archive: an office writes all its briefings alike. */
export const briefingTemplateFieldsSchema = z.strictObject({
  name: z.string().min(1).max(200),
  text: z.string().max(200_000),
  createdAt: moment,
  modifiedAt: moment,
  /** Set once the person has removed it; it can be brought back. */
  removedAt: moment.nullable(),
})
export type BriefingTemplateFields = z.infer<typeof briefingTemplateFieldsSchema>

export interface BriefingTemplate extends Readonly<BriefingTemplateFields> {
  readonly kind: 'template'
  readonly id: BriefingTemplateId
}
