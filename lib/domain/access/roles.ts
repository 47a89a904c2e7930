/** What a signed-in person is at the shelter. A visitor without an account has no role and no viewer. */
export const ROLES = ["administrator", "coordinator", "staff", "volunteer", "adopter"] as const
export type Role = (typeof ROLES)[number]

/** What a person may hold beside the role; each counts only on top of a role that works at the shelter. */
export const PERMISSIONS = ["medical", "behaviour_lead", "counsellor"] as const
export type Permission = (typeof PERMISSIONS)[number]

/** Highest training stage a handler may hold: 0 is none, 9 is all. */
export const HIGHEST_CLEARANCE = 9

/** The person asking, as far as the access table needs to know them. */
export interface AccessHolder {
  readonly role: Role
  readonly permissions: readonly Permission[]
  /** 0 to 9: the highest stage of a cat whose sessions this person may log. */
  readonly clearance: number
  /** A foster carer's cats: with such a list a person may do what is open to foster carers, for these cats, and nothing else. */
  readonly onlyCats?: readonly string[] | null
}

/** From stage 6 on two people are needed, so a foster carer, who is alone with the cat, goes no further. */
export const HIGHEST_FOSTER_CLEARANCE = 5

export const ROLE_LABELS = {
  administrator: "Administrator",
  coordinator: "Coordinator",
  staff: "Staff",
  volunteer: "Volunteer handler",
  adopter: "Adopter",
} as const satisfies Record<Role, string>

export const PERMISSION_LABELS = {
  medical: "Medical",
  behaviour_lead: "Behaviour lead",
  counsellor: "Adoption counsellor",
} as const satisfies Record<Permission, string>
