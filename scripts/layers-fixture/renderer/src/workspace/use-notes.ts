import { useContext } from 'react'
import { database } from '../data/database.ts'
import { host } from '../host/host.ts'

export const useNotes = [useContext, database, host]
