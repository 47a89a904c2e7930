import { isOpenRequest, type RequestStatus } from "./request-path"

/** What the queue for one cat reads of a request. `isCounted`: a real person answers there (address confirmed, or none needed). */
export interface QueuedRequest {
  readonly id: string
  readonly status: RequestStatus
  readonly askedAtMs: number
  readonly isCounted: boolean
}

/** The requests for one cat that are still open and counted, in the order they were asked (ties by id). */
export function queueForCat(requests: readonly QueuedRequest[]): QueuedRequest[] {
  return requests
    .filter(({ status, isCounted }) => isCounted && isOpenRequest(status))
    .sort((a, b) => a.askedAtMs - b.askedAtMs || (a.id < b.id ? -1 : 1))
}

/**
 * The honest place (1 = first) of a request among those for its cat, and how many there are. A request that is not yet
 * counted stands behind all that are; null when it is no longer open or not among them.
 */
export function placeInQueue(
  requests: readonly QueuedRequest[],
  id: string,
): { place: number; of: number } | null {
  const queue = queueForCat(requests)
  const place = queue.findIndex((one) => one.id === id) + 1
  if (place > 0) return { place, of: queue.length }
  const own = requests.find((one) => one.id === id)
  return own && isOpenRequest(own.status) ? { place: queue.length + 1, of: queue.length + 1 } : null
}
