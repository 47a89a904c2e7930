import fc from "fast-check"
import { expect, test } from "vitest"
import { backupWarnings, isBackupDue, isTrialDue, lastNight } from "@/lib/features/backups/due-schema"
import { backupsToRemove, KEPT, type KeptBackup } from "@/lib/features/backups/rotation-schema"
import { BACKUP_KINDS, backupName, isBackupName, momentOfName } from "@/lib/features/backups/schema"

const DAY_MS = 86_400_000
const ZONE = "America/Denver"
const moments = fc.date({ min: new Date("2024-01-01"), max: new Date("2027-12-31"), noInvalidDate: true })
const backups = fc
  .array(fc.record({ madeAt: moments, kind: fc.constantFrom(...BACKUP_KINDS) }), { maxLength: 80 })
  .map((list): KeptBackup[] => list.map((one, place) => ({ ...one, name: `${place}` })))
const MOST_NIGHTLY = KEPT.days + KEPT.weeks + KEPT.months

test("the newest stays, what a person made stays, and the rest never grows beyond its bound", () => {
  fc.assert(
    fc.property(backups, (list) => {
      const gone = new Set(backupsToRemove(list, ZONE))
      const stay = list.filter(({ name }) => !gone.has(name))
      const newest = Math.max(...list.map(({ madeAt }) => madeAt.getTime()))
      if (list.length > 0) expect(stay.some(({ madeAt }) => madeAt.getTime() === newest)).toBe(true)
      expect(stay.filter(({ kind }) => kind === "by-hand")).toEqual(
        list.filter(({ kind }) => kind === "by-hand"),
      )
      expect(stay.filter(({ kind }) => kind === "nightly").length).toBeLessThanOrEqual(MOST_NIGHTLY)
      expect(stay.filter(({ kind }) => kind === "before-migration").length).toBeLessThanOrEqual(
        KEPT.beforeMigration,
      )
      // What is let stay once is not taken by a second look.
      expect(backupsToRemove(stay, ZONE)).toEqual([])
    }),
  )
})

test("after two years of nights there are 7 days, 5 weeks and 12 months of them", () => {
  let kept: KeptBackup[] = []
  for (let night = 0; night < 730; night++) {
    const madeAt = new Date(Date.UTC(2025, 0, 1, 9, 30) + night * DAY_MS)
    kept.push({ name: backupName(madeAt, false), kind: "nightly", madeAt })
    const gone = new Set(backupsToRemove(kept, ZONE))
    kept = kept.filter(({ name }) => !gone.has(name))
  }
  const ages = kept.map(({ madeAt }) =>
    Math.round((Date.UTC(2026, 11, 31, 9, 30) - madeAt.getTime()) / DAY_MS),
  )
  expect(ages.filter((age) => age < 7)).toEqual([6, 5, 4, 3, 2, 1, 0])
  expect(Math.max(...ages)).toBeGreaterThan(330)
  expect(kept.length).toBeGreaterThanOrEqual(18)
  expect(kept.length).toBeLessThanOrEqual(MOST_NIGHTLY)
})

test("last night is half past two by the shelter's clocks, also where they change", () => {
  expect(lastNight(new Date("2026-06-15T18:00:00Z"), ZONE)).toEqual(new Date("2026-06-15T08:30:00Z"))
  expect(lastNight(new Date("2026-06-15T08:29:00Z"), ZONE)).toEqual(new Date("2026-06-14T08:30:00Z"))
  // On 8 March 2026 clocks skip from two to three: half past two is half past three.
  expect(lastNight(new Date("2026-03-08T18:00:00Z"), ZONE)).toEqual(new Date("2026-03-08T09:30:00Z"))
  fc.assert(
    fc.property(moments, (now) => {
      const age = now.getTime() - lastNight(now, ZONE).getTime()
      expect(age).toBeGreaterThanOrEqual(0)
      expect(age).toBeLessThanOrEqual(25 * 3_600_000)
    }),
  )
})

test("a backup is due once a night, at the next start after a night off, and an hour after a failure", () => {
  const now = new Date("2026-06-15T18:00:00Z")
  const hours = (n: number) => new Date(now.getTime() - n * 3_600_000)
  expect(isBackupDue({ done: null, begun: null }, now, ZONE)).toBe(true)
  expect(isBackupDue({ done: hours(9), begun: hours(9) }, now, ZONE)).toBe(false)
  expect(isBackupDue({ done: hours(10), begun: hours(10) }, now, ZONE)).toBe(true)
  expect(isBackupDue({ done: hours(40), begun: hours(0.5) }, now, ZONE)).toBe(false)
  expect(isBackupDue({ done: hours(40), begun: hours(1) }, now, ZONE)).toBe(true)
  expect(isTrialDue({ done: hours(24 * 29), begun: hours(24 * 29) }, now)).toBe(false)
  expect(isTrialDue({ done: hours(24 * 30), begun: hours(24 * 30) }, now)).toBe(true)
  expect(isTrialDue({ done: null, begun: hours(5) }, now)).toBe(false)
})

test("warnings begin at 36 hours and 40 days, counted from the first shelter while there is nothing", () => {
  const now = new Date("2026-06-15T18:00:00Z")
  const hours = (n: number) => new Date(now.getTime() - n * 3_600_000)
  const facts = {
    now,
    lastDone: hours(36),
    lastTrialDone: hours(40 * 24),
    problems: [],
    firstShelterAt: hours(9999),
  }
  expect(backupWarnings(facts)).toEqual([])
  expect(backupWarnings({ ...facts, lastDone: hours(36.1) })).toEqual([
    "The newest backup is older than 36 hours.",
  ])
  expect(backupWarnings({ ...facts, lastTrialDone: null })).toHaveLength(1)
  expect(backupWarnings({ ...facts, lastDone: null, lastTrialDone: null, firstShelterAt: hours(2) })).toEqual(
    [],
  )
  expect(backupWarnings({ ...facts, problems: ["It failed."] })).toEqual(["It failed."])
})

test("a name says its moment to the second, and nothing else is a name", () => {
  fc.assert(
    fc.property(moments, fc.boolean(), (moment, isClosed) => {
      const name = backupName(moment, isClosed)
      expect(momentOfName(name)?.getTime()).toBe(Math.floor(moment.getTime() / 1000) * 1000)
    }),
  )
  for (const name of ["slackline-1.tar.gz", "slackline-20261121T023000Z.tar.gz.part", "archive.tar.gz"])
    expect(isBackupName(name)).toBe(false)
})
