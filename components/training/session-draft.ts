import type { z } from "zod"
import type { SessionInput } from "@/lib/features/training/schema"

type Typed = z.input<typeof SessionInput>

/** The form while it is being filled: the three required answers may still be missing. */
export type SessionDraftState = Omit<Typed, "peakStress" | "endedBy"> & {
  peakStress: Typed["peakStress"] | null
  endedBy: Typed["endedBy"] | null
}

export type SetSession = (change: Partial<SessionDraftState>) => void
