import { useLocation, useSearchParams } from 'react-router'
import { cameByLink } from './places.ts'

/** The row that the address names, and which visit of it this is: null where one did not come to it by a link, but changed a filter of its list. */
export function useRowPlace(): { readonly row: string | null; readonly visit: string | null } {
  const [query] = useSearchParams()
  const { key, state } = useLocation()
  return { row: query.get('row'), visit: cameByLink(state) ? key : null }
}
