import type { AccessHolder } from "@/lib/domain/access/roles"
import { type Action, canSometimes } from "@/lib/domain/access/table"
import { routes } from "@/lib/platform/routes"

export const NAVIGATION_GROUPS = ["Cat room", "Adopters", "Figures", "House"] as const

export interface NavigationItem {
  label: string
  href: string
  right: Action
  group: (typeof NAVIGATION_GROUPS)[number]
}

/** The rooms of the staff house, in the order of a working day. */
export const NAVIGATION: readonly NavigationItem[] = [
  { label: "Today", href: routes.today(), right: "cat:list", group: "Cat room" },
  { label: "Shift plan", href: routes.shift(), right: "cat:list", group: "Cat room" },
  { label: "Room round", href: routes.round(), right: "rating:create", group: "Cat room" },
  { label: "At a show", href: routes.show(), right: "session:log", group: "Cat room" },
  { label: "Cats", href: routes.cats(), right: "cat:list", group: "Cat room" },
  { label: "Caseload", href: routes.caseload(), right: "cat:edit", group: "Cat room" },
  { label: "Equipment", href: routes.equipment(), right: "cat:read", group: "Cat room" },
  { label: "Incidents", href: routes.incidents(), right: "cat:read", group: "Cat room" },
  { label: "Adopters", href: routes.adopters(), right: "adopter:read", group: "Adopters" },
  { label: "Requests", href: routes.requests(), right: "request:manage", group: "Adopters" },
  { label: "Adoption events", href: routes.events(), right: "event:manage", group: "Adopters" },
  { label: "To find out", href: routes.unknowns(), right: "adopter:read", group: "Adopters" },
  { label: "Outcomes", href: routes.outcomes(), right: "outcomes:read", group: "Figures" },
  { label: "Reports", href: routes.reports(), right: "outcomes:read", group: "Figures" },
  { label: "Imports", href: routes.imports(), right: "import:run", group: "Figures" },
  { label: "Listing sites", href: routes.listings(), right: "outcomes:export", group: "Figures" },
  { label: "Protocols", href: routes.protocols(), right: "rubric:read", group: "House" },
  { label: "Rubric", href: routes.rubric(), right: "rubric:read", group: "House" },
  { label: "Raters", href: routes.raters(), right: "rubric:read", group: "House" },
  { label: "Sources", href: routes.sources(), right: "cat:list", group: "House" },
  { label: "Handlers", href: routes.handlers(), right: "handler:manage", group: "House" },
  { label: "People", href: routes.people(), right: "people:manage", group: "House" },
  { label: "Keys for programs", href: routes.keys(), right: "settings:edit", group: "House" },
  { label: "Webhooks", href: routes.webhooks(), right: "settings:edit", group: "House" },
  { label: "Backups", href: routes.backups(), right: "backup:manage", group: "House" },
  { label: "Shelter", href: routes.shelterSettings(), right: "settings:edit", group: "House" },
]

export const navigationFor = (viewer: AccessHolder) =>
  NAVIGATION.filter((item) => canSometimes(viewer, item.right))
