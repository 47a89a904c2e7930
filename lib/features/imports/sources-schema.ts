import { z } from "zod"

/** The job that reads sources that are due. */
export const PULL_JOB = "pull-sources"

export const SOURCE_KINDS = ["folder", "address"] as const
export type SourceKind = (typeof SOURCE_KINDS)[number]

export const SaveSourceInput = z.object({
  id: z.uuid(),
  /** 0 for a new one. */
  version: z.int().min(0),
  name: z.string().trim().min(1, "give it a name").max(80, "must have at most 80 characters"),
  kind: z.enum(SOURCE_KINDS),
  /** A built-in profile, or the id of a saved one. */
  profile: z.string().min(1, "choose how its file is read").max(80),
  /** Folder and file below the operator's folder, or a whole address; empty keeps a known address. */
  location: z.string().trim().max(2000, "is too long"),
  everyMinutes: z
    .int("must be a whole number")
    .min(5, "must be at least 5")
    .max(10_080, "must be at most a week"),
  active: z.boolean(),
})
export type SaveSourceInput = z.infer<typeof SaveSourceInput>

export const PullSourceInput = z.object({ id: z.uuid() })
export type PullSourceInput = z.infer<typeof PullSourceInput>
