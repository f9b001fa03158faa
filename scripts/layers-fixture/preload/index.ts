import { contextBridge } from 'electron'
import { callNames } from '#shared/contract/call-names.ts'
import type { CallName } from '#shared/contract/contract.ts'

export const first: CallName | undefined = callNames[0]
export const bridge = contextBridge
