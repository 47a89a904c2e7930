import { recordRatingsAction, recordRoundLookAction } from "@/lib/features/temperament/actions"
import { recordFosterRatingsAction } from "@/lib/features/temperament/foster-actions"
import { logSessionAction } from "@/lib/features/training/actions"
import { logFosterSessionAction } from "@/lib/features/training/foster-actions"
import type { Result } from "@/lib/platform/action"
import type { OutboxKind } from "@/lib/platform/outbox-schema"

/** The action that takes each kind of entry: it asks for origin, right and input as it does for a form. */
export const TAKEN_BY = {
  round_look: recordRoundLookAction,
  rating_sheet: recordRatingsAction,
  session: logSessionAction,
} as const satisfies Record<OutboxKind, (payload: never) => Promise<Result<unknown>>>

/** What a foster carer's phone may send. */
export const TAKEN_FROM_FOSTER = {
  rating_sheet: recordFosterRatingsAction,
  session: logFosterSessionAction,
} as const satisfies Partial<Record<OutboxKind, (payload: never) => Promise<Result<unknown>>>>
