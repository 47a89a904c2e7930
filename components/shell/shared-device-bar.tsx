"use client"
import { Button } from "@mantine/core"
import { notifications } from "@mantine/notifications"
import { useCallback, useEffect, useRef, useState } from "react"
import { useOutbox } from "@/components/outbox/outbox-provider"
import { countWords } from "@/components/outbox/outbox-words"
import { forgetPages } from "@/components/outbox/service-worker"
import { routes } from "@/lib/platform/routes"
import { signOutTo } from "./sign-out"
import classes from "./staff-shell.module.css"

const LOOK_MS = 15_000
const MS_PER_MINUTE = 60_000

/** On a shared device: whose turn it is, and the way to the next person. A page left alone goes there by itself. */
export function SharedDeviceBar({ name, idleMinutes }: { name: string; idleMinutes: number }) {
  const { mine, standing } = useOutbox()
  const [isBusy, setBusy] = useState(false)
  const touchedMs = useRef(0)
  const isAway = standing.connection !== "online"
  // A server that did not answer just now may answer this; without any network there is nothing to try.
  const isOffline = standing.connection === "offline"
  const waiting = mine.filter(({ state }) => state === "waiting" || state === "sending")

  const done = useCallback(async () => {
    setBusy(true)
    // What was shown to this person must not be shown to the next one; what was written down stays, under its name.
    await forgetPages()
    await signOutTo(routes.switchPerson()).catch(() => {
      setBusy(false)
      notifications.show({
        color: "red",
        message: "The server does not answer: you are still signed in here. Try again in a moment.",
      })
    })
  }, [])

  useEffect(() => {
    const touch = () => {
      touchedMs.current = Date.now()
    }
    touch()
    const timer = setInterval(() => {
      if (Date.now() - touchedMs.current > idleMinutes * MS_PER_MINUTE && navigator.onLine) void done()
    }, LOOK_MS)
    window.addEventListener("pointerdown", touch)
    window.addEventListener("keydown", touch)
    return () => {
      clearInterval(timer)
      window.removeEventListener("pointerdown", touch)
      window.removeEventListener("keydown", touch)
    }
  }, [done, idleMinutes])

  return (
    <div className={classes.shared}>
      <span>
        Shared device, {name}'s turn.
        {waiting.length > 0 && isAway
          ? ` ${countWords(waiting)} of yours ${waiting.length === 1 ? "waits" : "wait"} here; sent when you are back with a connection.`
          : ""}
      </span>
      <Button size="compact-md" color="marker" onClick={done} loading={isBusy} disabled={isOffline}>
        {isOffline ? "Done (needs a connection)" : "Done"}
      </Button>
    </div>
  )
}
