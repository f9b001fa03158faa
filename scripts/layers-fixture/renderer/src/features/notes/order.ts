export const order = 'newest'
