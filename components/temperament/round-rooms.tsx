"use client"
import { Text, Title } from "@mantine/core"
import { dayInZone } from "@/lib/domain/calendar/zone"
import type { RoundRoom } from "@/lib/features/temperament/rounds-queries"
import { formatMoment } from "@/lib/platform/format"
import classes from "./round.module.css"
import { UNHOUSED } from "./round-state"

interface Place {
  timeZone: string
  locale: string
}

export const nameOfRoom = (room: RoundRoom) => room.name ?? UNHOUSED

/** The rooms of the house: how many cats, how many were looked at today, and when somebody was there last. */
export function RoundRooms({
  rooms,
  nowMs,
  place,
  lookedAtMs,
  hrefOf,
}: {
  rooms: readonly RoundRoom[]
  nowMs: number
  place: Place
  /** When a cat was looked at last, this device's own looks included. */
  lookedAtMs: (cat: RoundRoom["cats"][number]) => number | null
  hrefOf: (room: RoundRoom) => string
}) {
  const today = dayInZone(nowMs, place.timeZone)
  return (
    <ul className={classes.rooms}>
      {rooms.map((room) => {
        const moments = room.cats.flatMap((cat) => lookedAtMs(cat) ?? [])
        const done = moments.filter((ms) => dayInZone(ms, place.timeZone) === today).length
        const last = Math.max(...moments)
        return (
          <li key={nameOfRoom(room)}>
            <a href={hrefOf(room)} className={classes.room}>
              <Title order={2} size="h3" component="span">
                {nameOfRoom(room)}
              </Title>
              <span className={classes.count}>
                {room.cats.length} {room.cats.length === 1 ? "cat" : "cats"}
              </span>
              <Text size="sm" component="span">
                {done === room.cats.length
                  ? "All looked at today"
                  : `${done} of ${room.cats.length} looked at today`}
              </Text>
              <Text size="sm" c="dimmed" component="span" className={classes.last}>
                {moments.length === 0 ? "Nobody looked yet" : `Last ${formatMoment(new Date(last), place)}`}
              </Text>
            </a>
          </li>
        )
      })}
    </ul>
  )
}
