import { z } from "zod"

const NAME_MAX = 120
const NOTE_MAX = 1000
/** An event holds as many adopters, and as many cats. */
export const EVENT_MOST = 200

export const EVENT_RESULTS = ["home", "trial", "meets_again", "not_now"] as const
export type EventResult = (typeof EVENT_RESULTS)[number]

export const NewEventInput = z.object({
  eventId: z.uuid(),
  name: z.string().trim().min(1, "give it a name").max(NAME_MAX),
  onDay: z.iso.date("must be a date"),
})
export type NewEventInput = z.infer<typeof NewEventInput>

const Versioned = z.object({ eventId: z.uuid(), version: z.int() })

/** Adds chosen adopters and cats; `fill` adds everybody with an open request, or every listed cat. */
export const AddToEventInput = Versioned.extend({
  adopterIds: z.array(z.uuid()).max(EVENT_MOST).default([]),
  catIds: z.array(z.uuid()).max(EVENT_MOST).default([]),
  fill: z.enum(["requests", "listed"]).nullable().default(null),
})
export type AddToEventInput = z.infer<typeof AddToEventInput>

export const RemoveFromEventInput = Versioned.extend({
  adopterId: z.uuid().nullable().default(null),
  catId: z.uuid().nullable().default(null),
})
export type RemoveFromEventInput = z.infer<typeof RemoveFromEventInput>

export const NoMatchInput = Versioned.extend({ isOn: z.boolean() })
export type NoMatchInput = z.infer<typeof NoMatchInput>

export const PairInput = Versioned.extend({ adopterId: z.uuid(), catId: z.uuid() })
export type PairInput = z.infer<typeof PairInput>

export const ResultInput = PairInput.extend({
  result: z.enum(EVENT_RESULTS, "choose what happened"),
  note: z.string().trim().max(NOTE_MAX).default(""),
})
export type ResultInput = z.infer<typeof ResultInput>

export const CloseEventInput = Versioned
export type CloseEventInput = z.infer<typeof CloseEventInput>

/** Two cats that belong together; null takes a cat out of its bond. */
export const BondInput = z.object({
  catId: z.uuid(),
  withCatId: z.uuid().nullable(),
  bondId: z.uuid(),
})
export type BondInput = z.infer<typeof BondInput>

const search = z.string().trim().max(NAME_MAX).optional().catch(undefined)

/** What the page of an event shows: a search, and a swap that is only tried. */
export const EventParams = z.object({
  who: search,
  cat: search,
  tryAdopter: z.uuid().optional().catch(undefined),
  tryCat: z.uuid().optional().catch(undefined),
})
export type EventParams = z.infer<typeof EventParams>
