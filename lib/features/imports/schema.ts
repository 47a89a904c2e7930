import { z } from "zod"
import { isDateForm } from "@/lib/domain/interop/read-moment"
import { LARGEST_UPLOAD, UPLOAD_PART } from "./limits-schema"

export const ImportId = z.object({ importId: z.uuid("must be the id of an import") })
export type ImportId = z.infer<typeof ImportId>

/** An uploaded file waits under this id until it is imported or a day has passed. */
export const UploadId = z.object({ uploadId: z.uuid("must be the id of an upload") })
export type UploadId = z.infer<typeof UploadId>

const LONGEST_BASE64 = Math.ceil(UPLOAD_PART / 3) * 4

const MOST_FILES = 12

const uploadedFile = z.object({
  fileName: z.string().trim().min(1, "has no name").max(200, "must have at most 200 characters"),
  size: z.int().min(1, "is empty").max(LARGEST_UPLOAD, "is larger than 50 MB; import it on the command line"),
})

export const StartUploadInput = z.object({
  files: z
    .array(uploadedFile)
    .min(1, "must have a file")
    .max(MOST_FILES, `must have at most ${MOST_FILES} files`),
  /** A built-in profile or set, the id of a saved one, or null: the file is to be looked at first. */
  profile: z.string().max(40).nullable(),
  /** The user's own profile instead of a built-in one. */
  profileText: z.string().max(500_000, "is too long for a profile").nullable(),
  /** How the file writes dates, when not as the profile says. */
  dates: z.string().refine(isDateForm, "must name year, month and day once, such as DD/MM/YYYY").nullable(),
})
export type StartUploadInput = z.infer<typeof StartUploadInput>

export const UploadPartInput = UploadId.extend({
  /** Which of the announced files, from 0. */
  file: z
    .int()
    .min(0)
    .max(MOST_FILES - 1),
  offset: z.int().min(0),
  base64: z.string().max(LONGEST_BASE64),
})
export type UploadPartInput = z.infer<typeof UploadPartInput>
