// breaks: shared
export const used = () => import('../../main/services/journal/journal.ts')
