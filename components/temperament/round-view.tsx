"use client"
import { Alert, Anchor, Text, Title } from "@mantine/core"
import { useEffect, useState } from "react"
import { useOutbox } from "@/components/outbox/outbox-provider"
import { useKeptPage } from "@/components/outbox/use-kept-page"
import { useFragment } from "@/components/ui/use-fragment"
import type { RoundRoom } from "@/lib/features/temperament/rounds-queries"
import { formatMoment } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"
import classes from "./round.module.css"
import { RoundCat } from "./round-cat"
import { nameOfRoom, RoundRooms } from "./round-rooms"
import { answersIn } from "./round-state"
import { useRound } from "./use-round"

// Only the fragment: a link within the page asks the server for nothing.
const hrefOf = (room: RoundRoom) => routes.roomRound(nameOfRoom(room)).replace(routes.round(), "")

/** The room round: choose a room, then three taps a cat. */
export function RoundView({ rooms, madeAtMs }: { rooms: readonly RoundRoom[]; madeAtMs: number }) {
  const round = useRound()
  const { place, standing } = useOutbox()
  const fragment = useFragment()
  const chosen = rooms.findIndex((room) => hrefOf(room) === fragment)
  const room = rooms[chosen]
  const isKept = useKeptPage(room?.cats.map(({ id }) => routes.quickLook(id)))
  const [nowMs, setNowMs] = useState(madeAtMs)
  useEffect(() => setNowMs(Date.now()), [])
  useEffect(() => {
    if (fragment) window.scrollTo({ top: 0 })
  }, [fragment])

  const lookedAtMs = (cat: RoundRoom["cats"][number]) => {
    const own = round.onDevice(cat.id)?.input.seenAt
    const times = [cat.lookedAtMs, own ? new Date(own).getTime() : null].filter((ms) => ms !== null)
    return times.length > 0 ? Math.max(...times) : null
  }

  if (!room)
    return (
      <div className={classes.page}>
        <Title order={1}>Room round</Title>
        <Text mb="md">
          Three taps a cat: calm, eating, signs of illness. Each tap is kept on this device at once.{" "}
          {standing.connection !== "online"
            ? `Without a connection: cats and rooms are as of ${formatMoment(new Date(madeAtMs), place)}.`
            : isKept
              ? "This page works without a connection."
              : ""}
        </Text>
        {rooms.length === 0 ? (
          <Text>No cat is in care. Rooms appear here with the first one.</Text>
        ) : (
          <RoundRooms rooms={rooms} nowMs={nowMs} place={place} lookedAtMs={lookedAtMs} hrefOf={hrefOf} />
        )}
      </div>
    )
  const done = room.cats.filter((cat) => answersIn(round.lookAt(cat.id)) > 0).length
  const next = rooms[chosen + 1]
  return (
    <div className={classes.page}>
      <Anchor href="#">All rooms</Anchor>
      <div className={classes.top}>
        <Title order={1}>{nameOfRoom(room)}</Title>
        <Text aria-live="polite">
          {done} of {room.cats.length} in this round
        </Text>
      </div>
      {round.problem ? (
        <Alert color="red" role="alert" mb="sm">
          {round.problem}
        </Alert>
      ) : null}
      <ul className={classes.cats}>
        {room.cats.map((cat) => (
          <RoundCat key={cat.id} cat={cat} round={round} />
        ))}
      </ul>
      <Anchor href={next ? hrefOf(next) : "#"} className={classes.next}>
        {next ? `Next room: ${nameOfRoom(next)}` : "Done: all rooms"}
      </Anchor>
    </div>
  )
}
