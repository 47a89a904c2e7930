import { z } from "zod"

/** Rises when an older reader could no longer read the archive. */
export const ARCHIVE_FORMAT = "slackline-shelter"
export const ARCHIVE_VERSION = 1
export const MANIFEST = "manifest.json"

const FileEntry = z.object({
  path: z.string().regex(/^(tables|csv|photos)(\/[A-Za-z0-9][A-Za-z0-9-]*(\.[a-z]{2,5})?){1,2}$/),
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
export type FileEntry = z.infer<typeof FileEntry>

const TableInArchive = z.object({
  name: z.string(),
  meaning: z.string(),
  rows: z.int().min(0),
  columns: z.array(z.object({ name: z.string(), type: z.string(), meaning: z.string() })),
})

/** The job that makes archives people asked for. */
export const ARCHIVE_JOB = "archives"
export const AskForArchiveInput = z.object({ runId: z.uuid() })
export type AskForArchiveInput = z.infer<typeof AskForArchiveInput>

/** What an archive says of itself. No moment and no machine: the same shelter gives the same bytes. */
export const Manifest = z.object({
  format: z.literal(ARCHIVE_FORMAT),
  formatVersion: z.literal(ARCHIVE_VERSION),
  schemaVersion: z.string(),
  shelter: z.object({ id: z.uuid(), code: z.string(), name: z.string(), timeZone: z.string() }),
  tables: z.array(TableInArchive),
  leftOut: z.record(z.string(), z.string()),
  files: z.array(FileEntry),
})
export type Manifest = z.infer<typeof Manifest>

export const tableFile = (table: string) => `tables/${table}.jsonl`
export const peopleFile = (table: string) => `csv/${table}.csv`
export const photoFolder = (photoId: string) => `photos/${photoId}`
