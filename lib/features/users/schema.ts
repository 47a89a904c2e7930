import { z } from "zod"
import { HIGHEST_CLEARANCE, PERMISSIONS, ROLES } from "@/lib/domain/access/roles"

export const PersonInput = z.object({
  name: z.string().trim().min(1, "say the person's name").max(120, "must have at most 120 characters"),
  email: z.email("must be an e-mail address").trim().toLowerCase().max(254),
  role: z.enum(ROLES, "choose a role"),
  permissions: z.array(z.enum(PERMISSIONS)).default([]),
  clearance: z.int().min(0).max(HIGHEST_CLEARANCE).default(0),
})
export type PersonInput = z.infer<typeof PersonInput>

export const ChangePersonInput = z.object({
  id: z.uuid(),
  version: z.int(),
  role: z.enum(ROLES),
  permissions: z.array(z.enum(PERMISSIONS)),
  clearance: z.int().min(0).max(HIGHEST_CLEARANCE),
  active: z.boolean(),
})
export type ChangePersonInput = z.infer<typeof ChangePersonInput>
