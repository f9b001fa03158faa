/** What is dragged onto an outline: one of its parts, or a note that is put into it. Its data is the id. */
export const PART_DRAG = 'application/x-briefing-part'
export const NOTE_DRAG = 'application/x-briefing-note'
