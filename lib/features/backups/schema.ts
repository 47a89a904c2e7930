import { z } from "zod"

export const BACKUP_KINDS = ["nightly", "before-migration", "by-hand"] as const
export type BackupKind = (typeof BACKUP_KINDS)[number]
export type RunKind = BackupKind | "trial"
export type RunState = "running" | "done" | "failed"

/** The first file of a backup: how to make the database it belongs in. */
export const HEAD_FILE = "backup.json"
/** The last one: what everything before it must be. */
export const MANIFEST_FILE = "manifest.json"
export const SECRET_FILE = "secret"
/** The folder of photo files beside the backups. */
export const FILES_FOLDER = "files/"
export const SIDECAR = ".json"

const FORMAT = "slackline-backup"
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const Count = z.number().int().nonnegative()

export const BackupHead = z.object({
  format: z.literal(FORMAT),
  version: z.literal(1),
  app: z.string(),
  madeAt: z.iso.datetime(),
  postgres: z.string(),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })).min(1),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()).min(1) })),
  /** Where the photo files lie beside the backups, and the key they are closed with, if they are. */
  files: z.object({ group: z.string().regex(/^[a-z0-9]+$/), identity: z.string().nullable() }),
})
export type BackupHead = z.infer<typeof BackupHead>
export const headOf = (facts: Omit<BackupHead, "format" | "version">): BackupHead => ({
  format: FORMAT,
  version: 1,
  ...facts,
})

export const KeptFile = z.object({
  // The parts of a name we made ourselves: nothing that could climb out of the folder.
  name: z.string().regex(/^[a-z0-9][a-z0-9-]*(\.[a-z]{2,5})?(\/[a-z0-9][a-z0-9-]*(\.[a-z]{2,5})?)*$/),
  bytes: Count,
})
export type KeptFile = z.infer<typeof KeptFile>

export const BackupManifest = z.object({
  rows: Count,
  tables: z.array(z.object({ name: z.string(), rows: Count, sha256: Sha256 })),
  sequences: z.array(z.object({ name: z.string(), value: z.string().regex(/^\d+$/) })),
  /** Every file of this backup but the manifest, in order. */
  entries: z.array(z.object({ name: z.string(), bytes: Count, sha256: Sha256 })),
  /** The photo files that belong to it; they lie beside it. */
  files: z.array(KeptFile),
})
export type BackupManifest = z.infer<typeof BackupManifest>

/** What lies beside a backup in the open: enough to list, check and rotate it without its key; no word of anybody's data. */
export const Sidecar = z.object({
  kind: z.enum(BACKUP_KINDS),
  madeAt: z.iso.datetime(),
  bytes: Count,
  sha256: Sha256,
  rows: Count,
  isEncrypted: z.boolean(),
  group: z.string(),
  files: z.array(z.string()),
})
export type Sidecar = z.infer<typeof Sidecar>

const NAME = /^slackline-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z\.tar\.gz(\.age)?$/

/** The name of a backup of a moment, to the second. */
export const backupName = (at: Date, isEncrypted: boolean): string =>
  `slackline-${at.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z.tar.gz${isEncrypted ? ".age" : ""}`

export const isBackupName = (name: string): boolean => NAME.test(name)

/** The moment a backup's name says; null for any other name. */
export function momentOfName(name: string): Date | null {
  const [, year, month, day, hour, minute, second] = NAME.exec(name) ?? []
  return year ? new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) : null
}

export const StartBackupInput = z.object({ runId: z.uuid() })
export type StartBackupInput = z.infer<typeof StartBackupInput>
