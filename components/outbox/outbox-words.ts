import { OUTBOX_KINDS, type OutboxKind } from "@/lib/platform/outbox-schema"
import type { OutboxEntry } from "./device-store"

/** "3 looks and 1 sheet". */
export function countWords(entries: readonly { kind: OutboxKind }[]): string {
  const parts = (Object.keys(OUTBOX_KINDS) as OutboxKind[]).flatMap((kind) => {
    const count = entries.filter((entry) => entry.kind === kind).length
    return count === 0 ? [] : [`${count} ${count === 1 ? OUTBOX_KINDS[kind].one : OUTBOX_KINDS[kind].many}`]
  })
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`
}

/** How the device stands to the server. */
export interface Standing {
  /** online, no network at all, or a network on which the server does not answer. */
  connection: "online" | "offline" | "away"
  /** The page's own person, nobody, or somebody else by now. */
  signIn: "same" | "out" | "other"
  /** The server runs another build than this page. */
  isUpdated: boolean
}

export interface BarLine {
  tone: "plain" | "warn" | "bad"
  text: string
  offer: "show" | "sign_in" | "reload" | null
}

// While taps are still being sent nobody needs to hear of it.
const QUIET_MS = 10_000

/** The one line about connection and outbox; null when there is nothing to say. The most pressing thing first. */
export function barLine(input: {
  standing: Standing
  mine: readonly Pick<OutboxEntry, "kind" | "state" | "createdAtMs">[]
  nowMs: number
}): BarLine | null {
  const { standing, mine, nowMs } = input
  const refused = mine.filter(({ state }) => state === "needs_you")
  const waiting = mine.filter(({ state }) => state === "waiting" || state === "sending")
  const waits =
    waiting.length === 0 ? "" : `${countWords(waiting)} ${waiting.length === 1 ? "waits" : "wait"}`
  if (refused.length > 0)
    return {
      tone: "bad",
      text: `${countWords(refused)} could not be saved. Nothing is lost: see why.${waits ? ` ${waits}.` : ""}`,
      offer: "show",
    }
  if (standing.signIn === "out")
    return {
      tone: "warn",
      text: waits
        ? `You are signed out. ${waits} on this device and will be sent once you sign in again.`
        : "You are signed out. Sign in again to save.",
      offer: "sign_in",
    }
  if (standing.signIn === "other")
    return {
      tone: "warn",
      text: `Somebody else signed in on this device.${waits ? ` ${waits} until you sign in again.` : ""}`,
      offer: "reload",
    }
  if (standing.connection !== "online")
    return {
      tone: "warn",
      text: `${standing.connection === "offline" ? "Offline" : "The server does not answer"}. ${
        waits ? `${waits} on this device.` : "What you write down stays on this device."
      }`,
      offer: waits ? "show" : null,
    }
  if (waiting.some(({ createdAtMs }) => nowMs - createdAtMs > QUIET_MS))
    return { tone: "plain", text: `${waits} on this device and will be sent shortly.`, offer: "show" }
  if (standing.isUpdated)
    return {
      tone: "plain",
      text: "Slackline was updated. Load this page again when it suits you; what is on this device stays.",
      offer: "reload",
    }
  return null
}
