import { en } from '../words/en.ts'

const { nav } = en

/** The parts as the sidebar groups them. */
const GROUPS: readonly (readonly string[])[] = [
  [nav.campaign, nav.letter, nav.statements, nav.coverage, nav.signatories, nav.recommendations, nav.claims],
  [nav.notes, nav.briefings, nav.searches, nav.verify],
  [nav.editions, nav.colleagues, nav.backups, nav.settings, nav.help],
]

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** The frame of the shell as HTML: what a window shows before the program in it can draw. Put into index.html by the build. */
export function firstSight(): string {
  const lists = GROUPS.map((names) => `<ul>${names.map((name) => `<li>${escapeHtml(name)}</li>`).join('')}</ul>`)
  return [
    '<div class="first-sight">',
    `<div class="first-sight-top"><span class="first-sight-menu">☰</span><span class="first-sight-box">${escapeHtml(en.search.placeholder)}</span></div>`,
    `<div class="first-sight-parts">${lists.join('')}</div>`,
    // begin.ts puts the other words there where the program cannot be read.
    `<div class="first-sight-place"><p role="status" data-not-loaded="${escapeHtml(en.program.notLoaded)}">${escapeHtml(en.program.loading)}…</p>`,
    `<noscript><p>${escapeHtml(en.program.noScripts)}</p></noscript></div>`,
    '</div>',
  ].join('')
}
