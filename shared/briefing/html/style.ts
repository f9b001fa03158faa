/** The look of the file on a screen and on paper. It names no address, and no element of the file has a style of its own. */
export const STYLE = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 44rem; padding: 2rem 1.25rem 4rem; background: #fff; color: #1a1a1a;
  font: 1.0625rem/1.55 Georgia, "Times New Roman", serif; overflow-wrap: break-word; }
h1, h2, h3, h4, h5, h6, .facts, .endnotes { font-family: system-ui, "Segoe UI", Arial, sans-serif; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 1rem; }
h2, h3, h4, h5, h6 { line-height: 1.3; margin: 2rem 0 0.5rem; }
h2 { font-size: 1.375rem; } h3 { font-size: 1.1875rem; } h4, h5, h6 { font-size: 1rem; }
p { margin: 0 0 0.75rem; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: 0.125rem 1rem; margin: 0 0 2rem; padding: 0.75rem 0;
  border-block: 1px solid #bbb; font-size: 0.8125rem; }
.facts dt { color: #555; } .facts dd { margin: 0; overflow-wrap: anywhere; }
blockquote { margin: 1rem 0 0.75rem; padding: 0.125rem 0 0.125rem 1rem; border-inline-start: 3px solid #777; }
blockquote p { margin: 0 0 0.5rem; }
blockquote[data-quotation-sha256] p { white-space: pre-wrap; }
.left-out { color: #555; font-style: italic; }
a { color: #0b4f8a; }
sup { font-size: 0.75em; line-height: 0; }
sup a { text-decoration: none; padding-inline: 0.125em; }
pre, code { font-family: ui-monospace, Consolas, monospace; font-size: 0.875em; }
pre { white-space: pre-wrap; background: #f4f4f4; padding: 0.5rem 0.75rem; }
table { border-collapse: collapse; margin: 0 0 0.75rem; }
th, td { border: 1px solid #bbb; padding: 0.25rem 0.5rem; text-align: start; vertical-align: top; }
[align=right] { text-align: end; } [align=center] { text-align: center; }
.endnotes { margin-top: 3rem; border-top: 1px solid #bbb; font-size: 0.8125rem; line-height: 1.45; }
.endnotes li { margin-bottom: 0.5rem; overflow-wrap: anywhere; }
:target { background: #fff3c4; }
@page { margin: 20mm 18mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  h1, h2, h3, h4, h5, h6 { break-after: avoid; }
  blockquote, table, .endnotes li { break-inside: avoid; }
  p { orphans: 3; widows: 3; }
  a { color: inherit; text-decoration: none; }
  .back { display: none; }
  :target { background: none; }
}
`.trim()
