import "server-only"
import { createHash } from "node:crypto"
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible"
import { systemPool } from "./db"
import { AppError } from "./errors"

const RULES = {
  /** Guesses of one account's password. */
  "sign-in-account": { points: 8, duration: 15 * 60 },
  /** Guesses of one person's PIN, on whatever device: four digits need a slow door. */
  "pin-person": { points: 5, duration: 15 * 60 },
  "pin-person-day": { points: 25, duration: 24 * 60 * 60 },
  /** PINs typed on one shared device, whoever is tried; more than any change of shift needs. */
  "pin-device": { points: 40, duration: 15 * 60 },
  /** Forms sent through one invitation. */
  "invitation-form": { points: 10, duration: 60 * 60 },
  /** Requests to meet from one mail address or telephone. */
  "ask-person": { points: 6, duration: 24 * 60 * 60 },
  /** Requests to meet at one shelter, from anywhere: a flood ends here, a busy open day does not. */
  "ask-shelter": { points: 240, duration: 60 * 60 },
  /** Forms sent through one secret link: a status page, a check-in, a sheet. */
  "link-form": { points: 30, duration: 60 * 60 },
  /** Sessions logged at home under one passport. */
  "home-log": { points: 40, duration: 60 * 60 },
  /** Questions of one program through its key: a nightly copy of a large shelter fits, a loop gone wild does not. */
  "api-key": { points: 300, duration: 60 },
} as const

function limiter(rule: keyof typeof RULES) {
  return new RateLimiterPostgres({
    storeClient: systemPool(),
    storeType: "pool",
    tableName: "Throttle",
    tableCreated: true,
    keyPrefix: rule,
    clearExpiredByTimeout: false,
    ...RULES[rule],
  })
}

const CLOCK_SLACK_MS = 5_000

// The table holds no address and no name, only their fingerprint.
const fingerprint = (key: string) => createHash("sha256").update(key).digest("base64url").slice(0, 22)

/**
 * Counts one try, and begins anew with a count that lasts longer than any can: the clock was put back, and nobody should
 * be kept out for the hour it was put back by.
 */
async function consume(rule: keyof typeof RULES, key: string): Promise<RateLimiterRes> {
  const counts = limiter(rule)
  const name = fingerprint(key)
  try {
    return await counts.consume(name)
  } catch (refused) {
    const longestMs = RULES[rule].duration * 1000 + CLOCK_SLACK_MS
    if (!(refused instanceof RateLimiterRes) || refused.msBeforeNext <= longestMs) throw refused
    await counts.delete(name)
    return counts.consume(name)
  }
}

/** Counts one try; throws TOO_MANY when there were too many. The counts are in the database and survive a restart. */
export async function countTry(rule: keyof typeof RULES, key: string) {
  try {
    await consume(rule, key)
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused
    const minutes = Math.max(1, Math.ceil(refused.msBeforeNext / 60_000))
    throw new AppError(
      "TOO_MANY",
      `Too many tries. Try again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`,
    )
  }
}

export interface CountedCall {
  isRefused: boolean
  limit: number
  remaining: number
  /** Seconds until the count begins anew, and how long one count lasts. */
  resetSec: number
  windowSec: number
}

/** Counts one call of a program and says how it stands, so that every answer can tell. */
export async function countCall(rule: keyof typeof RULES, key: string): Promise<CountedCall> {
  const told = ({ remainingPoints, msBeforeNext }: RateLimiterRes, isRefused: boolean) => ({
    isRefused,
    limit: RULES[rule].points,
    remaining: Math.max(0, remainingPoints),
    resetSec: Math.max(1, Math.ceil(msBeforeNext / 1000)),
    windowSec: RULES[rule].duration,
  })
  try {
    return told(await consume(rule, key), false)
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused
    return told(refused, true)
  }
}

export const forgetTries = (rule: keyof typeof RULES, key: string) => limiter(rule).delete(fingerprint(key))
