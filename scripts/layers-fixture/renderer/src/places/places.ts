import { generatePath } from 'react-router'

export const path = generatePath
