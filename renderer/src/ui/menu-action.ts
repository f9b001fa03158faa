/** Something that can be chosen in a menu. */
export interface MenuAction {
  readonly name: string
  onAction(): void
}

/** What has the focus when a menu opens: an action, or for a pointer none yet. */
export type MenuFocus = 'first' | 'last' | 'none'
