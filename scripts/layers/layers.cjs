/**
 * Who may import whom: one row for each layer of the program. Each names the modules it may reach; an import of anything
 * else is a violation.
 */

/** @param {readonly string[]} names */
const packages = (...names) => `(^|/)node_modules/(${names.join('|')})/`

const anyPackage = '(^|/)node_modules/'
const componentLibrary = packages('react', 'react-aria-components', 'react-aria', 'react-stately', '@internationalized/[^/]+')
const renderer = (/** @type {readonly string[]} */ ...folders) => folders.map((folder) => `^renderer/src/${folder}/`)

/**
 * `path` says which modules make up the layer, `may` what they may import besides themselves, `node` whether Node's own
 * modules are among it, `but` what stays forbidden although `may` has it.
 * `$1` in `may` stands for what the first group of `path` matched.
 * @typedef {{ name: string, path: string, may: readonly string[], node?: boolean, but?: readonly string[] }} Layer
 */

/** @type {readonly Layer[]} */
const layers = [
  {
    name: 'shared',
    path: '^shared/',
    may: [
      packages(
        ...['zod', 'flexsearch', 'snowball-stemmers', '@noble/hashes', 'docx', 'parse5'],
        ...['@rgrove/parse-xml', 'liquidjs'],
        ...['mdast-util-from-markdown', 'mdast-util-gfm', 'micromark-extension-gfm', 'mdast-util-to-hast'],
        ...['hast-util-sanitize', 'hast-util-to-html'],
        // Of these two only types: see @types/mdast and @types/hast.
        ...['@types/mdast', '@types/hast'],
      ),
    ],
  },
  { name: 'main-services', path: '^main/services/', may: ['^shared/', packages('zod')], node: true },
  { name: 'main-desktop', path: '^main/desktop/', may: ['^main/services/', '^shared/', packages('electron', 'zod')], node: true },
  { name: 'main-browser', path: '^main/browser/', may: ['^main/services/', '^shared/', packages('open', 'zod')], node: true },
  { name: 'preload', path: '^preload/', may: ['^shared/contract/', packages('electron')] },
  { name: 'renderer-ui', path: '^renderer/src/ui/', may: ['^shared/', componentLibrary, packages('react-dom')] },
  { name: 'renderer-words', path: '^renderer/src/words/', may: ['^shared/'] },
  // What the page holds before the program is read: its words are put in by the build, and its script imports nothing.
  { name: 'renderer-first-sight', path: '^renderer/src/first-sight/', may: ['^renderer/src/words/en[.]ts$'] },
  { name: 'renderer-places', path: '^renderer/src/places/', may: ['^shared/', packages('react-router')] },
  { name: 'renderer-data', path: '^renderer/src/data/', may: ['^shared/', packages('dexie', 'dexie-react-hooks')] },
  { name: 'renderer-search-index', path: '^renderer/src/search-index/', may: ['^shared/'] },
  { name: 'renderer-anchoring', path: '^renderer/src/anchoring/', may: ['^shared/'] },
  { name: 'renderer-host', path: '^renderer/src/host/', may: ['^shared/'] },
  {
    name: 'renderer-workspace',
    path: '^renderer/src/workspace/',
    may: [
      ...renderer('data', 'search-index', 'anchoring', 'host', 'words', 'places'),
      '^shared/',
      packages('react', 'dexie-react-hooks'),
    ],
  },
  {
    name: 'renderer-features',
    path: '^renderer/src/features/([^/]+)/',
    may: [
      '^renderer/src/features/$1/',
      ...renderer('ui', 'data', 'search-index', 'anchoring', 'host', 'words', 'places', 'workspace'),
      '^shared/',
      anyPackage,
    ],
    but: [packages('dexie', 'flexsearch', 'electron')],
  },
  {
    name: 'renderer-app',
    path: '^renderer/src/(app/|styles/|[^/]+[.](tsx?|css))',
    may: ['^renderer/', '^shared/', anyPackage],
    but: [packages('dexie', 'flexsearch', 'electron')],
  },
  { name: 'verify-cli', path: '^verify-cli/', may: ['^main/services/', '^shared/'], node: true },
  { name: 'archive-cli', path: '^archive-cli/', may: ['^main/services/', '^shared/'], node: true },
  {
    name: 'e2e',
    path: '^e2e/',
    may: ['^shared/', '^scripts/find-(browser|electron)[.]mjs$', anyPackage],
    node: true,
  },
  { name: 'scripts', path: '^scripts/', may: ['^e2e/support/', anyPackage], node: true },
  {
    name: 'configuration',
    path: '^[^/]+$',
    may: ['^scripts/', '^e2e/fixtures[.]ts$', '^renderer/src/first-sight/frame[.]ts$', anyPackage],
    node: true,
  },
]

/** Edges that may exist for types alone: they leave nothing behind when the program runs. */
const typesOnly = [
  {
    name: 'preload-bundles-no-schemas',
    from: '^preload/',
    to: '^shared/',
    but: '^shared/contract/(call-names|commands|search-index)[.]ts$',
  },
  { name: 'ui-takes-types-only', from: '^renderer/src/ui/', to: '^shared/' },
  { name: 'words-take-types-only', from: '^renderer/src/words/', to: '^shared/' },
  { name: 'e2e-takes-types-only', from: '^e2e/', to: '^shared/' },
]

module.exports = { layers, typesOnly, packages, anyPackage }
