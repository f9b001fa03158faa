/** Numbers of the ZIP format (PKWARE APPNOTE 6.3.10, section 4.3 to 4.5). */
export const LOCAL_HEADER = 0x04034b50
export const CENTRAL_HEADER = 0x02014b50
export const END_RECORD = 0x06054b50
export const ZIP64_END_RECORD = 0x06064b50
export const ZIP64_LOCATOR = 0x07064b50
export const DATA_DESCRIPTOR = 0x08074b50

export const LOCAL_HEADER_BYTES = 30
export const CENTRAL_HEADER_BYTES = 46
export const END_RECORD_BYTES = 22
export const ZIP64_END_RECORD_BYTES = 56
export const ZIP64_LOCATOR_BYTES = 20

/** A field with this value is continued in the zip64 structures (4.4.1.4). */
export const FULL_16 = 0xffff
export const FULL_32 = 0xffffffff

export const STORED = 0
export const DEFLATED = 8

/** General purpose bits (4.4.4). */
export const FLAG_ENCRYPTED = 1
export const FLAG_DESCRIPTOR = 1 << 3
export const FLAG_STRONG_ENCRYPTION = 1 << 6
export const FLAG_UTF8 = 1 << 11
export const FLAG_MASKED_HEADERS = 1 << 13

export const EXTRA_ZIP64 = 0x0001
export const EXTRA_UNICODE_PATH = 0x7075
