import { z } from "zod"
import { PROTOCOL_PRESETS } from "@/lib/domain/harness/presets"
import { PROTOCOL_NUMBERS } from "@/lib/domain/harness/protocol-numbers"

/** The key of the shelter's own protocol; presets keep theirs. */
export const OWN_PROTOCOL = "shelter"

export const DraftProtocolInput = z.object({
  /** Made on the device: the same request sent twice makes one draft. */
  versionId: z.uuid(),
  /** A founding article as it stands, or the shelter's own protocol with other numbers. */
  base: z.enum([OWN_PROTOCOL, ...PROTOCOL_PRESETS.map(({ key }) => key)]),
  name: z.string().trim().min(3, "must have a few words").max(80, "must have at most 80 characters"),
  numbers: z.partialRecord(z.enum(PROTOCOL_NUMBERS.map(({ key }) => key)), z.number()),
})
export type DraftProtocolInput = z.infer<typeof DraftProtocolInput>

export const ProtocolDecisionInput = z.object({ versionId: z.uuid() })
export type ProtocolDecisionInput = z.infer<typeof ProtocolDecisionInput>
