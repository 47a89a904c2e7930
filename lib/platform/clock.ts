import { AsyncLocalStorage } from "node:async_hooks"
import { type Day, dayFromIso } from "@/lib/domain/calendar/day"
import { dayInZone } from "@/lib/domain/calendar/zone"
import { env } from "./env"
import { AppError } from "./errors"

const set = new AsyncLocalStorage<Date>()

/** The present moment. The only place that reads the machine's clock. */
export function now(): Date {
  const fixed = set.getStore()
  if (fixed) return new Date(fixed)
  const configured = env().SLACKLINE_NOW
  return configured ? new Date(configured) : new Date()
}

/** Runs `work` as if it were `moment`: how the demo shelter lives its eighteen months through the ordinary mutations. */
export const at = <T>(moment: Date, work: () => Promise<T>): Promise<T> => set.run(moment, work)

/** Today's calendar day in a shelter's time zone. */
export const today = (place: { timeZone: string }): Day => dayInZone(now().getTime(), place.timeZone)

/** The calendar day of a moment in a shelter's time zone. */
export const dayOf = (moment: Date, place: { timeZone: string }): Day =>
  dayInZone(moment.getTime(), place.timeZone)

const MS_PER_DAY = 86_400_000

/** A day as a `date` column wants it, and back. */
export const dateOfDay = (day: Day): Date => new Date(day * MS_PER_DAY)
export const dayOfDate = (date: Date): Day => dayFromIso(date.toISOString().slice(0, 10))

// A tablet's clock may run a little ahead; more than this is a wrong date.
const AHEAD_MS = 10 * 60_000

/**
 * The time by the clock of this process's start and what has passed since. When the machine's clock is put back while it
 * runs, the devices around it are right and not an hour ahead.
 */
const timeSinceStart = (): number => performance.timeOrigin + performance.now()

/** The moment something was seen, as the device wrote it down; refused when it lies in the future. */
export function pastMoment(text: string, field: string): Date {
  const moment = new Date(text)
  const isSet = set.getStore() !== undefined || env().SLACKLINE_NOW !== undefined
  const latestMs = isSet ? now().getTime() : Math.max(now().getTime(), timeSinceStart())
  if (moment.getTime() > latestMs + AHEAD_MS)
    throw new AppError("INVALID", `${field}: lies in the future. Check the clock of this device.`, {
      [field]: "lies in the future",
    })
  return moment
}
