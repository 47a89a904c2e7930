import type { AccessHolder } from "@/lib/domain/access/roles"
import { type Action, canSometimes } from "@/lib/domain/access/table"
import { routes } from "@/lib/platform/routes"

export interface NavigationItem {
  label: string
  href: string
  right: Action
}

/** The rooms of the staff house, in the order of a working day. */
export const NAVIGATION: readonly NavigationItem[] = [
  { label: "Today", href: routes.today(), right: "cat:list" },
  { label: "Shift plan", href: routes.shift(), right: "cat:list" },
  { label: "Room round", href: routes.round(), right: "rating:create" },
  { label: "At a show", href: routes.show(), right: "session:log" },
  { label: "Cats", href: routes.cats(), right: "cat:list" },
  { label: "Caseload", href: routes.caseload(), right: "cat:edit" },
  { label: "Equipment", href: routes.equipment(), right: "cat:read" },
  { label: "Incidents", href: routes.incidents(), right: "cat:read" },
  { label: "Adopters", href: routes.adopters(), right: "adopter:read" },
  { label: "Requests", href: routes.requests(), right: "request:manage" },
  { label: "Adoption events", href: routes.events(), right: "event:manage" },
  { label: "To find out", href: routes.unknowns(), right: "adopter:read" },
  { label: "Outcomes", href: routes.outcomes(), right: "outcomes:read" },
  { label: "Imports", href: routes.imports(), right: "import:run" },
  { label: "Listing sites", href: routes.listings(), right: "outcomes:export" },
  { label: "Protocols", href: routes.protocols(), right: "rubric:read" },
  { label: "Rubric", href: routes.rubric(), right: "rubric:read" },
  { label: "Raters", href: routes.raters(), right: "rubric:read" },
  { label: "Sources", href: routes.sources(), right: "cat:list" },
  { label: "Handlers", href: routes.handlers(), right: "handler:manage" },
  { label: "People", href: routes.people(), right: "people:manage" },
  { label: "Shelter", href: routes.shelterSettings(), right: "settings:edit" },
]

export const navigationFor = (viewer: AccessHolder) =>
  NAVIGATION.filter((item) => canSometimes(viewer, item.right))
