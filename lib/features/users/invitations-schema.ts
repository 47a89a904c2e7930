import { z } from "zod"
import { HIGHEST_CLEARANCE, HIGHEST_FOSTER_CLEARANCE } from "@/lib/domain/access/roles"
import { PasswordInput } from "@/lib/features/shelter/schema"

/** How long a link works. Fostering is longer than making up one's mind. */
export const INVITATION_DAYS = { volunteer: 14, foster: 90 } as const

const label = z.string().trim().min(1, "say whom it is for").max(120, "must have at most 120 characters")

export const InviteInput = z.object({
  /** Made on the device: asked twice, the same invitation gets a new link. */
  invitationId: z.uuid(),
  label,
})
export type InviteInput = z.infer<typeof InviteInput>

export const FosterLinkInput = z.object({
  invitationId: z.uuid(),
  /** The foster carer's name, as it stands beside what they log. */
  name: z.string().trim().min(1, "say the foster carer's name").max(120, "must have at most 120 characters"),
  catIds: z.array(z.uuid()).min(1, "choose at least one cat").max(20, "choose at most 20 cats"),
  clearance: z.int().min(0).max(HIGHEST_FOSTER_CLEARANCE),
})
export type FosterLinkInput = z.infer<typeof FosterLinkInput>

export const InvitationVersion = z.object({ invitationId: z.uuid(), version: z.int() })
export type InvitationVersion = z.infer<typeof InvitationVersion>

export const ApproveInput = InvitationVersion.extend({
  clearance: z.int().min(0).max(HIGHEST_CLEARANCE),
})
export type ApproveInput = z.infer<typeof ApproveInput>

export const ChangeFosterInput = InvitationVersion.extend({
  catIds: z.array(z.uuid()).min(1, "choose at least one cat").max(20, "choose at most 20 cats"),
  clearance: z.int().min(0).max(HIGHEST_FOSTER_CLEARANCE),
})
export type ChangeFosterInput = z.infer<typeof ChangeFosterInput>

/** What the invited person writes. */
export const JoinInput = z.object({
  token: z.string().max(100),
  name: z.string().trim().min(1, "say your name").max(120, "must have at most 120 characters"),
  email: z.email("must be an e-mail address").trim().toLowerCase().max(254),
  password: PasswordInput,
})
export type JoinInput = z.infer<typeof JoinInput>

/** Where a link stands. */
export type LinkState = "open" | "waiting" | "used" | "expired" | "revoked" | "declined"

interface LinkRow {
  joinedAt: Date | null
  approvedAt: Date | null
  declinedAt: Date | null
  revokedAt: Date | null
  expiresAt: Date
}

/** What has become of an invitation at a moment. Who has written a name waits for an answer, however long it takes. */
export function stateOf(link: LinkRow, at: Date): LinkState {
  if (link.approvedAt) return "used"
  if (link.declinedAt) return "declined"
  if (link.revokedAt) return "revoked"
  if (link.joinedAt) return "waiting"
  return link.expiresAt <= at ? "expired" : "open"
}
