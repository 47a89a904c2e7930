import { z } from "zod"

/** What other systems can be told about. */
export const WEBHOOK_EVENTS = [
  { key: "cat.published", label: "Published", help: "Adopters can see a cat from now on." },
  { key: "cat.placed", label: "Placed", help: "An adoption, a foster home or a trial began." },
  { key: "cat.returned", label: "Returned", help: "A cat came back." },
] as const
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number]["key"]
const EVENT_NAMES = WEBHOOK_EVENTS.map(({ key }) => key)

export const WEBHOOKS_JOB = "send-webhooks"

/** What is sent (Standard Webhooks): a cat and what happened, never a person. */
export const WebhookPayload = z.object({
  /** The same as the header webhook-id: sent twice, it is one event. */
  id: z.uuid(),
  type: z.enum([...EVENT_NAMES, "test"]),
  timestamp: z.iso.datetime(),
  data: z.object({
    catId: z.uuid().nullable(),
    slug: z.string().nullable(),
    name: z.string().nullable(),
    /** The public page; null while there is none. */
    address: z.url().nullable(),
    kind: z.enum(["adoption", "foster", "trial"]).optional(),
  }),
})
export type WebhookPayload = z.infer<typeof WebhookPayload>

export const NewWebhookInput = z.object({
  id: z.uuid(),
  url: z
    .string()
    .trim()
    .max(500, "must have at most 500 characters")
    .refine((text) => URL.canParse(text), "must be a whole address that begins with https://"),
  events: z.array(z.enum(EVENT_NAMES)).min(1, "choose at least one"),
})
export type NewWebhookInput = z.infer<typeof NewWebhookInput>

export const SwitchWebhookInput = z.object({ id: z.uuid(), version: z.int(), active: z.boolean() })
export type SwitchWebhookInput = z.infer<typeof SwitchWebhookInput>
export const TestWebhookInput = z.object({ id: z.uuid(), deliveryId: z.uuid() })
export type TestWebhookInput = z.infer<typeof TestWebhookInput>
export const DeliveryInput = z.object({ deliveryId: z.uuid() })
export type DeliveryInput = z.infer<typeof DeliveryInput>
