import { text } from "@/components/public/text"

const PROBLEMS = ["name", "email", "phone", "reach", "consent", "other", "gone", "many", "down"] as const

/** What can be wrong with a request, by key, in the language of the page. */
export const askProblems = (): Record<string, string> =>
  Object.fromEntries(PROBLEMS.map((key) => [key, text(`ask.problem.${key}`)]))
