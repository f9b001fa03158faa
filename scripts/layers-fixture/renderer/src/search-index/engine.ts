export const engine = null
