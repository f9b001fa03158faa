export const ENGINE_NAMES = ['ours', 'ours-live', 'minisearch', 'flexsearch', 'fts5', 'fts5-porter'] as const
export type EngineName = (typeof ENGINE_NAMES)[number]
