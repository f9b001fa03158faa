// breaks: in-a-layer
export const lost = true
