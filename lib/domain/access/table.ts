import { type AccessHolder, type Permission, ROLES, type Role } from "./roles"

/**
 * One line of the access table. A person passes when the role is in `roles`, or when the role is in `withPermission.roles`
 * and the person holds that permission. `clearanceRoles` pass only for cats at a stage within the person's clearance.
 * Foster carers pass where `foster` says so, for the cats they were given, and nowhere else.
 */
interface AccessRule {
  readonly label: string
  readonly roles: readonly Role[]
  readonly withPermission?: { readonly permission: Permission; readonly roles: readonly Role[] }
  readonly clearanceRoles?: readonly Role[]
  /** Open to a foster carer for the own cats, with or without a look at the clearance. */
  readonly foster?: "within clearance" | "any stage"
}

const EVERYBODY = ROLES
const ADMINISTRATOR = ["administrator"] as const
const COORDINATION = ["administrator", "coordinator"] as const
const SHELTER = ["administrator", "coordinator", "staff"] as const
const VOLUNTEER = ["volunteer"] as const

const BEHAVIOUR_LEAD = { permission: "behaviour_lead", roles: SHELTER } as const
const COUNSELLOR = { permission: "counsellor", roles: ["staff"] } as const
// Medical gates and the review after a panic are judgements about a body and a frightened cat: being in charge of the
// installation is no training for either, so here even an administrator needs the permission itself.
const MEDICAL_ONLY = { roles: [], withPermission: { permission: "medical", roles: SHELTER } } as const
const BEHAVIOUR_LEAD_ONLY = { roles: [], withPermission: BEHAVIOUR_LEAD } as const

/**
 * Actions by role, as data for guards, menus and the help page. G5 and G9 have no line: they follow from dates and from
 * today's check, so nobody clears them by hand. Source: product table of people, gate table B.4.
 */
export const ACCESS_TABLE = {
  "account:own": { label: "See the own account", roles: EVERYBODY },
  "cat:list": { label: "See the list of cats", roles: SHELTER, clearanceRoles: VOLUNTEER },
  "cat:read": { label: "Open a cat's record", roles: SHELTER },
  "cat:edit": { label: "Change a cat's record", roles: SHELTER },
  "tag:edit": { label: "Put on and take off tags", roles: SHELTER },
  "rating:create": { label: "Rate a cat", roles: SHELTER, foster: "any stage" },
  "session:log": {
    label: "Log a training session",
    roles: SHELTER,
    clearanceRoles: VOLUNTEER,
    foster: "within clearance",
  },
  "session:correct": { label: "Put another person's session right", roles: SHELTER },
  "session:override": { label: "Override a stage", roles: ADMINISTRATOR, withPermission: BEHAVIOUR_LEAD },
  "gate:clear:G1": { label: "Clear the microchip gate", roles: SHELTER },
  "gate:clear:G2": { label: "Clear the vaccination gate", ...MEDICAL_ONLY },
  "gate:clear:G3": { label: "Clear the parasite gate", ...MEDICAL_ONLY },
  "gate:clear:G4": { label: "Clear the vet gate", ...MEDICAL_ONLY },
  "gate:clear:G6": { label: "Clear the neutering gate", ...MEDICAL_ONLY },
  "gate:clear:G7": { label: "Clear the hold gate", roles: SHELTER },
  "gate:clear:G8": { label: "Close the review after a panic", ...BEHAVIOUR_LEAD_ONLY },
  "gate:clear:G10": { label: "Set or lift a vet's limit", ...MEDICAL_ONLY },
  "adopter:read": { label: "Read an adopter's answers", roles: COORDINATION, withPermission: COUNSELLOR },
  "adopter:edit": { label: "Change an adopter's record", roles: COORDINATION, withPermission: COUNSELLOR },
  "match:decide": { label: "Record a matching decision", roles: COORDINATION, withPermission: COUNSELLOR },
  "request:manage": { label: "Answer requests to meet", roles: COORDINATION, withPermission: COUNSELLOR },
  "event:manage": { label: "Plan an adoption event", roles: COORDINATION, withPermission: COUNSELLOR },
  "placement:create": { label: "Record a placement", roles: COORDINATION, withPermission: COUNSELLOR },
  "passport:issue": { label: "Issue or withdraw a training passport", roles: SHELTER },
  "outcomes:read": { label: "See cohorts and outcomes", roles: SHELTER },
  "outcomes:export": { label: "Export figures", roles: COORDINATION },
  "import:run": { label: "Import a file", roles: SHELTER },
  "import:undo": { label: "Undo an import", roles: COORDINATION },
  "audit:read": { label: "Read the audit", roles: ADMINISTRATOR },
  "people:manage": { label: "Manage people and roles", roles: ADMINISTRATOR },
  "handler:manage": {
    label: "Invite handlers and foster carers, and say who may join",
    roles: COORDINATION,
    withPermission: BEHAVIOUR_LEAD,
  },
  "device:manage": { label: "Register and take back shared devices", roles: COORDINATION },
  "rubric:read": { label: "Read the rubric's versions and the raters' agreement", roles: SHELTER },
  "rubric:edit": { label: "Draft a rubric version", roles: COORDINATION, withPermission: BEHAVIOUR_LEAD },
  "rater:certify": {
    label: "Certify a rater by live double ratings",
    roles: ADMINISTRATOR,
    withPermission: BEHAVIOUR_LEAD,
  },
  "rubric:approve": {
    label: "Approve a rubric version",
    roles: ADMINISTRATOR,
    withPermission: BEHAVIOUR_LEAD,
  },
  "protocol:edit": { label: "Draft a protocol version", roles: COORDINATION, withPermission: BEHAVIOUR_LEAD },
  "protocol:approve": {
    label: "Approve a protocol version",
    roles: ADMINISTRATOR,
    withPermission: BEHAVIOUR_LEAD,
  },
  "settings:edit": { label: "Change settings", roles: ADMINISTRATOR },
  "backup:manage": { label: "Look after backups of the install", roles: ADMINISTRATOR },
} as const satisfies Record<string, AccessRule>

/** What a person can ask to do, one typed word for guard and screen alike. */
export type Action = keyof typeof ACCESS_TABLE
export const ACTIONS = Object.keys(ACCESS_TABLE) as readonly Action[]

/** What the action is about; `stage` is the training stage (1 to 9) of the cat in question. */
export interface AccessContext {
  readonly stage?: number
  readonly catId?: string
}

/**
 * Whether the viewer may do this now. An action bound to clearance is refused when the cat's stage is not given:
 * an unknown stage is not a low one. A foster carer is refused when the cat is not named.
 */
export function can(viewer: AccessHolder, action: Action, context: AccessContext = {}): boolean {
  const rule: AccessRule = ACCESS_TABLE[action]
  const isCleared = context.stage !== undefined && context.stage >= 1 && context.stage <= viewer.clearance
  if (viewer.onlyCats) {
    const isTheirs = context.catId !== undefined && viewer.onlyCats.includes(context.catId)
    return isTheirs && (rule.foster === "any stage" || (rule.foster === "within clearance" && isCleared))
  }
  if (isAlwaysAllowed(viewer, rule)) return true
  if (!rule.clearanceRoles?.includes(viewer.role)) return false
  return isCleared
}

/** Whether there is any cat for which `can` would say yes: enough to show the door, never to pass it. */
export function canSometimes(viewer: AccessHolder, action: Action): boolean {
  const rule: AccessRule = ACCESS_TABLE[action]
  if (viewer.onlyCats) return rule.foster !== undefined && viewer.onlyCats.length > 0
  return (
    isAlwaysAllowed(viewer, rule) || (!!rule.clearanceRoles?.includes(viewer.role) && viewer.clearance >= 1)
  )
}

function isAlwaysAllowed(viewer: AccessHolder, rule: AccessRule): boolean {
  if (rule.roles.includes(viewer.role)) return true
  const extra = rule.withPermission
  return !!extra && extra.roles.includes(viewer.role) && viewer.permissions.includes(extra.permission)
}
