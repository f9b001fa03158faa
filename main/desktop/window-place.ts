import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { writeFileAtomically } from '../services/files/write-file-atomically.ts'
import { privateDisk } from '../services/profile/private-disk.ts'

const placeSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().positive().max(100_000),
  height: z.int().positive().max(100_000),
  maximised: z.boolean(),
})

/** Where a window stands, in device-independent pixels over all displays, and whether it fills its display. */
export type WindowPlace = Readonly<z.infer<typeof placeSchema>>

export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const USUAL = { width: 1280, height: 860 }

/** So much of a window's top must be in sight that it can be grasped and moved. */
const GRASP = { width: 120, height: 40 }

function overlap(start: number, length: number, otherStart: number, otherLength: number): number {
  return Math.min(start + length, otherStart + otherLength) - Math.max(start, otherStart)
}

function centred(area: Area): WindowPlace {
  const width = Math.min(USUAL.width, area.width)
  const height = Math.min(USUAL.height, area.height)
  return {
    x: area.x + Math.floor((area.width - width) / 2),
    y: area.y + Math.floor((area.height - height) / 2),
    width,
    height,
    maximised: false,
  }
}

/**
 * Where to show the window: where it was, if its top can still be grasped on one of the displays, no larger than that
 * display; else in the middle of the first. `areas` are the displays without task bars, the main one first.
 */
export function placeWindow(saved: WindowPlace | null, areas: readonly Area[]): WindowPlace {
  const main = areas[0] ?? { x: 0, y: 0, ...USUAL }
  if (saved === null) return centred(main)
  const home = areas.find(
    (area) =>
      overlap(saved.x, Math.min(saved.width, area.width), area.x, area.width) >= GRASP.width &&
      saved.y >= area.y - GRASP.height / 2 &&
      overlap(saved.y, GRASP.height, area.y, area.height) >= GRASP.height / 2,
  )
  if (home === undefined) return { ...centred(main), maximised: saved.maximised }
  return { ...saved, width: Math.min(saved.width, home.width), height: Math.min(saved.height, home.height) }
}

/** The place of the last time; null when there is none, or none that can be read: then the window stands in the middle. */
export async function readWindowPlace(path: string): Promise<WindowPlace | null> {
  try {
    return placeSchema.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch {
    return null
  }
}

export async function writeWindowPlace(path: string, place: WindowPlace): Promise<void> {
  await writeFileAtomically(path, `${JSON.stringify(place)}\n`, privateDisk)
}
