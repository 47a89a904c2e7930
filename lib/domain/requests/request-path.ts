/** Where a request to meet can stand. `placed` is reached by a placement only, never by hand. */
export const REQUEST_STATUSES = ["new", "talking", "meeting", "placed", "closed"] as const
export type RequestStatus = (typeof REQUEST_STATUSES)[number]

const MOVES: Readonly<Record<RequestStatus, readonly RequestStatus[]>> = {
  new: ["talking", "meeting", "closed"],
  talking: ["meeting", "closed"],
  meeting: ["talking", "meeting", "closed"],
  placed: [],
  closed: ["talking"],
}

/** Whether staff may move a request from one state to another by hand; a meeting may move to another time. */
export const canMove = (from: RequestStatus, to: RequestStatus): boolean => MOVES[from].includes(to)

/** Somebody is still waiting. */
export const OPEN_STATUSES = ["new", "talking", "meeting"] as const
export const isOpenRequest = (status: RequestStatus): boolean => OPEN_STATUSES.some((one) => one === status)

/** Why a request ends without a placement; what the adopter reads is in the messages under the same key. */
export const CLOSE_REASONS = [
  { key: "other_home", label: "The cat found another home" },
  { key: "not_this_cat", label: "Not this cat, other cats are welcome" },
  { key: "not_now", label: "Not the right time for them" },
  { key: "no_answer", label: "No answer from them" },
  { key: "withdrawn", label: "They withdrew it" },
  { key: "duplicate", label: "Asked twice" },
  { key: "came_back", label: "The cat came back" },
] as const
export type CloseReason = (typeof CLOSE_REASONS)[number]["key"]
/** The reasons staff choose from; a withdrawal comes from the adopter, a return from its own form. */
export const STAFF_CLOSE_REASONS = CLOSE_REASONS.filter(
  ({ key }) => key !== "withdrawn" && key !== "came_back",
)

/** Days within which a request from home is answered (shelter policy). Who stands in front of the cat is answered today. */
export const ANSWER_DAYS = 3
