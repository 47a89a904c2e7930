import { isoFromDay } from "@/lib/domain/calendar/day"
import { dayInZone } from "@/lib/domain/calendar/zone"
import type { BackupKind } from "./schema"

export const KEPT = { days: 7, weeks: 5, months: 12, beforeMigration: 5 } as const

export interface KeptBackup {
  name: string
  kind: BackupKind
  madeAt: Date
}

// Day 0 was a Thursday; weeks begin on Monday.
const weekOf = (day: number) => Math.floor((day + 3) / 7)

/**
 * The names of backups that may go: of the nightly ones the newest of each of the last 7 days, 5 weeks and 12 months that
 * have one stay, and the last 5 made before a migration. What a person made stays until a person removes it, and so does
 * the newest of all.
 */
export function backupsToRemove(backups: readonly KeptBackup[], timeZone: string): string[] {
  const newestFirst = [...backups].sort(
    (a, b) => b.madeAt.getTime() - a.madeAt.getTime() || (a.name < b.name ? 1 : -1),
  )
  const stays = new Set(newestFirst.slice(0, 1).map(({ name }) => name))
  const nightly = newestFirst
    .filter(({ kind }) => kind === "nightly")
    .map(({ name, madeAt }) => ({ name, day: dayInZone(madeAt.getTime(), timeZone) }))
  const keepNewestOf = (bucketOf: (day: number) => string | number, most: number) => {
    const seen = new Set<string | number>()
    for (const { name, day } of nightly) {
      const bucket = bucketOf(day)
      if (seen.has(bucket)) continue
      if (seen.size === most) return
      seen.add(bucket)
      stays.add(name)
    }
  }
  keepNewestOf((day) => day, KEPT.days)
  keepNewestOf(weekOf, KEPT.weeks)
  keepNewestOf((day) => isoFromDay(day).slice(0, 7), KEPT.months)
  const before = newestFirst.filter(({ kind }) => kind === "before-migration").slice(0, KEPT.beforeMigration)
  for (const { name } of before) stays.add(name)
  return newestFirst
    .filter(({ name, kind }) => kind !== "by-hand" && !stays.has(name))
    .map(({ name }) => name)
}
