/** Where the bytes of search indexes are asked for, apart from the calls: they are too many for JSON. A path of the browser host, a channel of the desktop. */
export const SEARCH_INDEX_PATH = '/search-index/'
export const SEARCH_INDEX_CHANNEL = 'search-index'
