import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { writeFileAtomically } from '../services/files/write-file-atomically.ts'
import { privateDisk } from '../services/profile/private-disk.ts'
import { APP_ADDRESS } from './app-address.ts'

/** UTF-16 units of the place of a window. */
const LONGEST = 2_000

const placeSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().positive().max(100_000),
  height: z.int().positive().max(100_000),
  maximised: z.boolean(),
})
const fileSchema = z.object({ windows: z.array(placeSchema.extend({ at: z.string().max(LONGEST) })).max(20) })

/** Where a window stands, in device-independent pixels over all displays, and whether it fills its display. */
export type WindowPlace = Readonly<z.infer<typeof placeSchema>>

/** A window that was open, and the place of the archive in it as it stands behind the `#` of an address; empty for the first page. */
export type KeptWindow = WindowPlace & { readonly at: string }

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

/** What of an address names a place: what was searched for, and what a link asked for once, does not. */
const KEPT_QUERY = ['at', 'beside', 'beside-at']

/** The place in an address of the window, to be kept; empty where there is none. */
export function placeInAddress(address: string): string {
  const hash = URL.canParse(address) ? new URL(address).hash : ''
  const [path = '', query = ''] = hash.slice(1).split(/\?(.*)/s)
  if (!/^\/[\w/.%~-]*$/.test(path)) return ''
  const asked = new URLSearchParams(query)
  const kept = new URLSearchParams(
    KEPT_QUERY.flatMap((name) => asked.getAll(name).map((value): [string, string] => [name, value])),
  )
  const place = kept.size === 0 ? path : `${path}?${kept.toString()}`
  return place.length > LONGEST ? '' : place
}

/** The windows of the last time; none where none can be read: then one stands in the middle. An earlier version kept one, without its place in the archive. */
export async function readKeptWindows(path: string): Promise<readonly KeptWindow[]> {
  try {
    const kept: unknown = JSON.parse(await readFile(path, 'utf8'))
    const one = placeSchema.safeParse(kept)
    if (one.success) return [{ ...one.data, at: '' }]
    return fileSchema.parse(kept).windows.map((window) => ({ ...window, at: placeInAddress(`${APP_ADDRESS}#${window.at}`) }))
  } catch {
    return []
  }
}

export async function writeKeptWindows(path: string, windows: readonly KeptWindow[]): Promise<void> {
  await writeFileAtomically(path, `${JSON.stringify({ windows })}\n`, privateDisk)
}
