import "server-only"
import { z } from "zod"

const Environment = z.object({
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, "must be a postgresql:// address"),
  /** A streaming replica of it, for reads that may be a few seconds old and for long ones; without one, all is read there. */
  DATABASE_URL_READ: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must be a postgresql:// address")
    .optional(),
  NEXTAUTH_SECRET: z.string().min(16, "must have at least 16 characters").optional(),
  /** The address people use; cookies are for https only when it is. */
  NEXTAUTH_URL: z.url().optional(),
  /** Code of the shelter whose cats the public pages show, when there are several. */
  SLACKLINE_SHELTER: z.string().optional(),
  /** A fixed moment (ISO 8601) instead of the machine's clock: for tests only. */
  SLACKLINE_NOW: z.iso.datetime({ offset: true }).optional(),
  /** The mail server, such as smtps://user:password@mail.example.org; without one, messages are sent by hand. */
  SLACKLINE_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, "must begin with smtp:// or smtps://")
    .optional(),
  /** The address mails come from, such as "Hillside Cats <cats@example.org>"; needed with a mail server. */
  SLACKLINE_MAIL_FROM: z.string().min(3).optional(),
  /** Lets outgoing calls reach this machine and its own network, over plain http too: for tests and local set-ups only. */
  SLACKLINE_ALLOW_LOCAL_CALLS: z.literal("1", "must be 1 or not be set").optional(),
  /** Folder of everything this install owns. */
  SLACKLINE_DATA: z.string().optional(),
  /** 0: this process does no recurring work; another one does (npm run worker). */
  SLACKLINE_JOBS: z.enum(["0", "1"], "must be 0 or 1").optional(),
  /** 1: this process does recurring work and shows no pages. */
  SLACKLINE_ONLY_JOBS: z.enum(["0", "1"], "must be 0 or 1").optional(),
  /** What a Prometheus server shows to read /metrics; without it there is no such page. */
  SLACKLINE_METRICS_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
  /** The folder other systems lay their exports in; sources are read below it and nowhere else. */
  SLACKLINE_IMPORT_FOLDER: z.string().optional(),
  /** The folder backups of the install go to; without it, `backups` among everything this install owns. */
  SLACKLINE_BACKUP_TO: z.string().min(1).optional(),
  /** Closes backups: a passphrase, or an AGE-SECRET-KEY. Keep it somewhere else, too: nobody can open them without it. */
  SLACKLINE_BACKUP_KEY: z.string().min(12, "must have at least 12 characters").optional(),
  /** Storage that speaks S3, where every backup goes as well: https://endpoint/bucket/folder. */
  SLACKLINE_BACKUP_S3: z
    .string()
    .regex(/^https?:\/\/[^/?#]+\/[^?#]+$/, "must be an address such as https://endpoint/bucket/folder")
    .optional(),
  SLACKLINE_BACKUP_S3_KEY: z.string().min(1).optional(),
  SLACKLINE_BACKUP_S3_SECRET: z.string().min(1).optional(),
  SLACKLINE_BACKUP_S3_REGION: z.string().min(1).optional(),
})

let parsed: z.infer<typeof Environment> | undefined

/** The environment, checked once; a wrong value stops with a sentence that names it. */
export function env() {
  if (parsed) return parsed
  const result = Environment.safeParse(process.env)
  if (!result.success) {
    const problems = result.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`)
    throw new Error(
      `The environment is not complete: ${problems.join("; ")}. \`npm start\` sets it by itself.`,
    )
  }
  parsed = result.data
  return parsed
}
