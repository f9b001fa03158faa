import { contract } from '#shared/contract/contract.ts'

export const host = contract
