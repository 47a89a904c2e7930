import { expect, test } from "vitest"
import { favouriteReward } from "@/lib/domain/harness/favourites"
import { isReviewOverdue, reviewStateOf } from "@/lib/domain/programme/incident-review"
import { ownFearSigns, SEARCH_PLAN } from "@/lib/domain/programme/lost-cat"

const held = (signs: string[], reward: string | null = null, rewardTaken: number | null = null) => ({
  signs,
  reward,
  rewardTaken,
})

test("a cat's own signs of fear are those it showed, most frequent first, and no calm ones", () => {
  const sessions = [held(["t_up", "e_flat1"]), held(["e_flat1", "r_open"]), held(["m_eat", "nonsense"])]
  expect(ownFearSigns(sessions)[0]).toMatch(/ears/)
  expect(ownFearSigns(sessions)).toHaveLength(2)
  expect(ownFearSigns([held(["t_up"])])).toEqual([])
})

test("the favourite reward is the one taken gladly most often", () => {
  const sessions = [held([], "dry", 1), held([], "dry", 1), held([], "paste", 3), held([], "none", 3)]
  expect(favouriteReward(sessions)).toBe("paste")
  expect(favouriteReward([held([], "dry", 1)])).toBeNull()
})

test("the search begins near and quiet, and nobody grabs", () => {
  expect(SEARCH_PLAN[0]?.when).toBe("At once")
  expect(SEARCH_PLAN.at(-1)?.title).toMatch(/^Do not grab/)
})

test("a review is open, somebody's, closed; the cat's own review closes it as well", () => {
  const taken = { step: "taken", assigneeId: "lee" }
  const closed = { step: "closed", assigneeId: null }
  expect(reviewStateOf([], false).state).toBe("open")
  expect(reviewStateOf([taken], false)).toEqual({ state: "under_review", assigneeId: "lee" })
  expect(reviewStateOf([taken, closed], false).state).toBe("closed")
  expect(reviewStateOf([], true).state).toBe("closed")
  expect([
    isReviewOverdue("open", 0, 7),
    isReviewOverdue("open", 0, 8),
    isReviewOverdue("closed", 0, 99),
  ]).toEqual([false, true, false])
})
