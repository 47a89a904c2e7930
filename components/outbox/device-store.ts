"use client"
import { type DBSchema, type IDBPDatabase, openDB } from "idb"
import type { OutboxKind } from "@/lib/platform/outbox-schema"

/** waiting: to be sent · sending: on its way, or cut off on it · saved: the server has it · needs_you: refused, with a reason. */
export type EntryState = "waiting" | "sending" | "saved" | "needs_you"

/** One thing a person wrote down on this device. Its id is the id of the thing, so sending it twice saves it once. */
export interface OutboxEntry {
  id: string
  kind: OutboxKind
  personId: string
  personName: string
  /** What the list calls it, such as "Acorn: loose, ate alone". */
  title: string
  payload: unknown
  createdAtMs: number
  /** Not sent before: another tap may still belong to it. */
  holdUntilMs: number
  state: EntryState
  /** Whether it ever left this device: the server may have it, even when no answer came back. */
  wasSent: boolean
  tries: number
  /** Why it was refused, in the server's words. */
  problem?: string
  savedAtMs?: number
  /** The server's answer. */
  data?: unknown
}

/** Something begun and not finished, kept for the person who began it. */
export interface Draft {
  key: string
  kind: "rating_sheet" | "session"
  personId: string
  catId: string
  catName: string
  updatedAtMs: number
  content: unknown
}

interface DeviceSchema extends DBSchema {
  entries: { key: string; value: OutboxEntry }
  drafts: { key: string; value: Draft }
}

// The name and shape outlive builds: what waits was written by an older page.
let opened: Promise<IDBPDatabase<DeviceSchema>> | undefined
export function deviceStore(): Promise<IDBPDatabase<DeviceSchema>> {
  opened ??= openDB<DeviceSchema>("slackline", 1, {
    upgrade(store) {
      store.createObjectStore("entries", { keyPath: "id" })
      store.createObjectStore("drafts", { keyPath: "key" })
    },
    // A newer page wants a newer shape: let it, and open anew when asked next.
    blocking: (_old, _new, event) => {
      ;(event.target as IDBDatabase).close()
      opened = undefined
    },
    terminated: () => {
      opened = undefined
    },
  })
  return opened
}

const CHANNEL = "slackline-device"
const here = new EventTarget()
const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(CHANNEL)
channel?.addEventListener("message", () => here.dispatchEvent(new Event("changed")))

/** Tells every open page that something on the device has changed. */
export function announceChange() {
  here.dispatchEvent(new Event("changed"))
  channel?.postMessage("changed")
}

/** Calls back when anything on the device changes, in this page or another; returns how to stop. */
export function onDeviceChange(callback: () => void): () => void {
  here.addEventListener("changed", callback)
  return () => here.removeEventListener("changed", callback)
}
