"use client"
import { Button, type ButtonProps } from "@mantine/core"
import { notifications } from "@mantine/notifications"
import { useRouter } from "next/navigation"
import { useState } from "react"
import { v7 as newId } from "uuid"
import {
  addToEventAction,
  bondCatsAction,
  closeEventAction,
  lockPairAction,
  removeFromEventAction,
  setNoMatchAction,
  unlockPairAction,
} from "@/lib/features/events/actions"
import { routes } from "@/lib/platform/routes"

const SERVER_AWAY = "The server does not answer. Nothing was saved; try again in a moment."

/** One change of an event that needs nothing but a press. */
export type EventChange =
  | { kind: "lock" | "unlock"; adopterId: string; catId: string }
  | { kind: "add"; adopterIds?: string[]; catIds?: string[]; fill?: "requests" | "listed" }
  | { kind: "remove"; adopterId?: string; catId?: string }
  | { kind: "noMatch"; isOn: boolean }
  | { kind: "close" }
  | { kind: "unbond"; catId: string }

function sendChange(event: { eventId: string; version: number }, change: EventChange) {
  switch (change.kind) {
    case "lock":
      return lockPairAction({ ...event, adopterId: change.adopterId, catId: change.catId })
    case "unlock":
      return unlockPairAction({ ...event, adopterId: change.adopterId, catId: change.catId })
    case "add":
      return addToEventAction({
        ...event,
        adopterIds: change.adopterIds ?? [],
        catIds: change.catIds ?? [],
        fill: change.fill ?? null,
      })
    case "remove":
      return removeFromEventAction({
        ...event,
        adopterId: change.adopterId ?? null,
        catId: change.catId ?? null,
      })
    case "noMatch":
      return setNoMatchAction({ ...event, isOn: change.isOn })
    case "close":
      return closeEventAction(event)
    case "unbond":
      return bondCatsAction({ catId: change.catId, withCatId: null, bondId: newId() })
  }
}

interface EventButtonProps extends ButtonProps {
  event: { eventId: string; version: number }
  change: EventChange
  /** Also forgets a swap that was tried. */
  leavesTrial?: boolean
  label?: string
  children: string
}

/** A press that changes an event; whoever comes second is told and sees the new state. */
export function EventButton({ event, change, leavesTrial, label, children, ...look }: EventButtonProps) {
  const router = useRouter()
  const [isBusy, setBusy] = useState(false)

  async function press() {
    setBusy(true)
    const answer = await sendChange(event, change).catch(() => null)
    setBusy(false)
    if (!answer?.ok) notifications.show({ color: "red", message: answer?.sentence ?? SERVER_AWAY })
    if (answer?.ok && leavesTrial) router.push(routes.event(event.eventId), { scroll: false })
    router.refresh()
  }

  return (
    <Button
      size="compact-sm"
      variant="default"
      {...look}
      loading={isBusy}
      onClick={press}
      {...(label ? { "aria-label": label } : {})}
    >
      {children}
    </Button>
  )
}
