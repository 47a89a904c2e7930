import type { Day } from "@/lib/domain/calendar/day"
import type { FileReading } from "@/lib/domain/interop/gather"
import type { AnnouncedMerge } from "@/lib/domain/interop/one-animal"
import type { Owners } from "@/lib/domain/interop/plan-records"
import type { AnyProfile } from "@/lib/domain/interop/profile"
import type { ImportFile } from "./file-queries"
import type { ImportAnswer, ImportTally } from "./tally-schema"

export interface Progress {
  phase: "reading" | "comparing" | "writing"
  done: number
  total: number
}

export interface ImportRequest extends ImportFile {
  /** The other files of a set. */
  together?: readonly ImportFile[]
  profile: AnyProfile
  /** Says what would happen and writes nothing. */
  isPreview: boolean
  onProgress?: (progress: Progress) => void
}

/** One import under way. */
export interface Run {
  /** The shelter's calendar day. */
  day: Day
  request: ImportRequest
  reading: FileReading
  /** Numbers the file calls one animal. */
  merges: readonly AnnouncedMerge[]
  hash: string
  tally: ImportTally
  conflicts: ImportAnswer["conflicts"]
  /** Known cats that need their own evaluation afterwards. */
  evaluated: Set<string>
  /** Who has the last word on which field. */
  owners: Owners
}
