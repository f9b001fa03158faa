export const callNames = ['program.describe'] as const
