/** What a file is taken for that was dropped on the window, or that the system was told to open with the program. */
export type HandedKind = 'pack' | 'notes' | 'bundle'

const EXTENSIONS: readonly (readonly [RegExp, HandedKind])[] = [
  [/\.zip$/i, 'pack'],
  [/\.(?:json|jsonld)$/i, 'notes'],
  [/\.txt$/i, 'bundle'],
]

/** By the extension of its name; null for what the program does not open. What stands in the file decides what becomes of it. */
export function kindOfHanded(name: string): HandedKind | null {
  return EXTENSIONS.find(([extension]) => extension.test(name))?.[1] ?? null
}
