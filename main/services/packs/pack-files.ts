/** The files of a pack, below its one folder, besides the payload in `data/`. */
export const BAG_INFO_FILE = 'bag-info.txt'
export const MANIFEST_FILE = 'manifest-sha512.txt'
export const TAG_MANIFEST_FILE = 'tagmanifest-sha512.txt'
export const SIGNATURE_FILE = 'signature.json'
export const PAYLOAD_FOLDER = 'data'
