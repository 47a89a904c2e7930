import { z } from "zod"
import { routes } from "@/lib/platform/routes"

/** What a new shelter does first, in this order; each ticks itself off. */
export const FIRST_STEPS = [
  {
    key: "cats",
    title: "Bring in your cats",
    why: "A file from your main system; nothing is written before you have seen what it would do.",
    href: routes.imports(),
  },
  {
    key: "people",
    title: "Invite the others",
    why: "Staff by e-mail address, handlers by a link they follow themselves.",
    href: routes.people(),
  },
  {
    key: "contact",
    title: "Say how people reach you",
    why: "Shown on the public pages, in mails and on printed sheets.",
    href: routes.shelterSettings(),
  },
  {
    key: "look",
    title: "Look at a first cat",
    why: "Rate what you see; what you did not see stays unknown.",
    href: routes.round(),
  },
  {
    key: "listed",
    title: "Put a first cat on the public list",
    why: "On a cat's own page; adopters see only what you release.",
    href: routes.cats(),
  },
  {
    key: "backup",
    title: "See that backups are made",
    why: "Every night by itself, best to another disk or to storage elsewhere.",
    href: routes.backups(),
  },
] as const
export type FirstStepKey = (typeof FIRST_STEPS)[number]["key"]

export const PutAwayInput = z.object({ isPutAway: z.literal(true, "say that it is put away") })
