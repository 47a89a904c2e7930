import type { QueuedRequest } from "@/lib/domain/requests/hold-queue"
import type { RequestStatus } from "@/lib/domain/requests/request-path"

/** The columns by which requests for one cat stand in line. */
export const QUEUE_ROWS = {
  id: true,
  status: true,
  createdAt: true,
  confirmHash: true,
  confirmedAt: true,
  answeredAt: true,
} as const

interface QueueRow {
  id: string
  status: RequestStatus
  createdAt: Date
  confirmHash: string | null
  confirmedAt: Date | null
  answeredAt: Date | null
}

/** A confirmation was asked for by mail and has not come, and nobody of us has spoken with the person either. */
export const isUnconfirmed = (row: Pick<QueueRow, "confirmHash" | "confirmedAt" | "answeredAt">) =>
  row.confirmHash !== null && row.confirmedAt === null && row.answeredAt === null

export const toQueued = (row: QueueRow): QueuedRequest => ({
  id: row.id,
  status: row.status,
  askedAtMs: row.createdAt.getTime(),
  isCounted: !isUnconfirmed(row),
})
