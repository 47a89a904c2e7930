import type { Day } from "@/lib/domain/calendar/day"
import { CLICKER_MILESTONES, TECHNIQUES } from "./techniques"

/** One session as this page of the cat's life reads it. */
export interface LoggedSession {
  readonly day: Day
  readonly stress: number
  readonly techniques: readonly string[]
  readonly milestones: readonly string[]
}

export interface WhatWorks {
  /** Milestones reached, with the first day, in catalogue order. */
  readonly milestones: readonly { readonly key: string; readonly label: string; readonly day: Day }[]
  /** Techniques used, the most used first: calm in so many of so many sessions. Counts only: few sessions make no rate. */
  readonly techniques: readonly {
    readonly key: string
    readonly label: string
    readonly calm: number
    readonly of: number
  }[]
}

const CALM = 1

/** What was reached and what went well with one cat, counted from its sessions; calm is a worst sign of 0 or 1. */
export function whatWorks(sessions: readonly LoggedSession[]): WhatWorks {
  const milestones = CLICKER_MILESTONES.flatMap(({ key, label }) => {
    const days = sessions.filter((session) => session.milestones.includes(key)).map(({ day }) => day)
    return days.length > 0 ? [{ key, label, day: Math.min(...days) }] : []
  })
  const techniques = TECHNIQUES.flatMap(({ key, label }) => {
    const used = sessions.filter((session) => session.techniques.includes(key))
    const calm = used.filter(({ stress }) => stress <= CALM).length
    return used.length > 0 ? [{ key, label, calm, of: used.length }] : []
  })
  return { milestones, techniques: techniques.sort((a, b) => b.of - a.of) }
}
