// breaks: preload-bundles-no-schemas
import { contract } from '#shared/contract/contract.ts'

export const used = contract
