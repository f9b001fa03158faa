export const disk = 'full'
