"use client"
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react"
import { routes } from "@/lib/platform/routes"
import { type OutboxEntry, onDeviceChange } from "./device-store"
import { allEntries, type NewEntry, putEntry, removeEntries } from "./entries"
import type { Standing } from "./outbox-words"
import { keepPages, startServiceWorker } from "./service-worker"
import { useSending } from "./use-sending"

export interface OutboxPerson {
  id: string
  name: string
}

/** Where this person's entries are sent, and where the person comes in again. */
export interface OutboxDoor {
  outbox: string
  signIn: string
}

const STAFF_DOOR: OutboxDoor = { outbox: routes.outbox(), signIn: routes.signIn() }

/** Where the shelter is, for times in words. */
export interface OutboxPlace {
  timeZone: string
  locale: string
}

interface Outbox {
  person: OutboxPerson
  place: OutboxPlace
  door: OutboxDoor
  /** The build this page belongs to. */
  build: string
  /** What this person wrote down here and is not put away yet, oldest first. */
  mine: readonly OutboxEntry[]
  /** What other people wrote down here and did not send yet. */
  others: readonly OutboxEntry[]
  standing: Standing
  write: (entry: Omit<NewEntry, "personId" | "personName">) => Promise<void>
  /** Tries again at once, refused entries included when they are named. */
  sendNow: (ids?: readonly string[]) => Promise<void>
}

const Context = createContext<Outbox | null>(null)

// Saved entries stay for a working day: the round shows them as done, the list as sent.
const KEPT_MS = 16 * 3_600_000

/** Holds what was written down on this device, sends it when it can, and knows how the device stands to the server. */
export function OutboxProvider({
  person: { id, name },
  place: { timeZone, locale },
  build,
  door = STAFF_DOOR,
  children,
}: {
  person: OutboxPerson
  place: OutboxPlace
  build: string
  /** Signed-in people's, when left out. */
  door?: OutboxDoor
  children: ReactNode
}) {
  const person = useMemo(() => ({ id, name }), [id, name])
  const place = useMemo(() => ({ timeZone, locale }), [timeZone, locale])
  const [entries, setEntries] = useState<readonly OutboxEntry[]>([])
  const reload = useCallback(
    () =>
      allEntries().then(
        (all) => setEntries(all.sort((a, b) => a.createdAtMs - b.createdAtMs)),
        () => setEntries([]),
      ),
    [],
  )
  useEffect(() => {
    void reload()
    return onDeviceChange(() => void reload())
  }, [reload])
  useEffect(() => {
    allEntries()
      .then((all) =>
        removeEntries(
          all
            .filter(({ state, savedAtMs = 0 }) => state === "saved" && savedAtMs < Date.now() - KEPT_MS)
            .map(({ id }) => id),
        ),
      )
      .catch(() => {})
  }, [])
  useEffect(() => {
    void startServiceWorker(build).then(() => keepPages({ personId: person.id, build, paths: [] }))
  }, [build, person.id])

  const { standing, sendNow } = useSending({ personId: person.id, build, entries, address: door.outbox })
  const write = useCallback(
    (entry: Omit<NewEntry, "personId" | "personName">) =>
      putEntry({ ...entry, personId: person.id, personName: person.name }),
    [person],
  )
  const outbox = useMemo(
    () => ({
      person,
      place,
      door,
      build,
      mine: entries.filter((entry) => entry.personId === person.id),
      others: entries.filter((entry) => entry.personId !== person.id && entry.state !== "saved"),
      standing,
      write,
      sendNow,
    }),
    [person, place, door, build, entries, standing, write, sendNow],
  )
  return <Context value={outbox}>{children}</Context>
}

export function useOutbox(): Outbox {
  const outbox = useContext(Context)
  if (!outbox) throw new Error("useOutbox needs the staff shell around it")
  return outbox
}
