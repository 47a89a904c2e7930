/** The largest file the upload page takes, in bytes. */
export const LARGEST_UPLOAD = 50 * 1024 * 1024
/** Files come in parts of this many bytes: below the limit of one request, and so that their way can be shown. */
export const UPLOAD_PART = 600 * 1024
