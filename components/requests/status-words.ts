import { CLOSE_REASONS, type RequestStatus } from "@/lib/domain/requests/request-path"

export const STATUS_WORDS: Readonly<Record<RequestStatus, string>> = {
  new: "New",
  talking: "Talking",
  meeting: "Meeting planned",
  placed: "Placed",
  closed: "Closed",
}

export const EVENT_WORDS: Readonly<Record<string, string>> = {
  asked: "Asked",
  confirmed: "Address confirmed",
  talking: "We talk",
  meeting: "Meeting planned",
  moved: "Meeting moved",
  placed: "Went home together",
  closed: "Closed",
  reopened: "Taken up again",
}

export const closeReasonWords = (key: string | null) =>
  CLOSE_REASONS.find((reason) => reason.key === key)?.label ?? "No reason kept"

/** "first in line", "2nd of 4 in line". */
export function queueWords(queue: { place: number; of: number } | null): string | null {
  if (!queue) return null
  return queue.of === 1 ? "nobody else waits" : `${queue.place} of ${queue.of} in line`
}
