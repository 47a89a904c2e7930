import "server-only"
import { v7 as newId } from "uuid"
import { type PersonPlan, planPerson } from "@/lib/domain/interop/plan-records"
import { erasedAmong, loadKnownPeople, loadUnclaimed, type Realm } from "./known-queries"
import type { Run } from "./run-schema"
import type { ImportAnswer } from "./tally-schema"
import { insertAnswers, insertChanges, type WriteTarget, writeRecords } from "./write-mutations"

const PORTION = 4000

/** People who were erased here are left out, by their row and nothing else. */
async function leaveOutErased(realm: Realm, run: Run, skipped: ImportAnswer["skipped"]) {
  const { people } = run.reading
  const erased = await erasedAmong(
    realm,
    people.map(({ key }) => key),
  )
  const rows = people.filter(({ key }) => erased.has(key)).map(({ row }): [number, string] => [row, ""])
  if (rows.length === 0) return people
  run.tally.skippedRows += rows.length
  skipped.push({ reason: "this person was erased here", column: "person", rows })
  return people.filter(({ key }) => !erased.has(key))
}

/** Plans and writes the people of a file. */
export async function importPeople(target: WriteTarget & Realm, run: Run, skipped: ImportAnswer["skipped"]) {
  if (run.reading.people.length === 0) return
  const people = await leaveOutErased(target, run, skipped)
  const { request } = run
  const unclaimed = await loadUnclaimed(target, "Adopter")
  for (let from = 0; from < people.length; from += PORTION) {
    const portion = people.slice(from, from + PORTION)
    const wanted = portion.map(({ key, values }) => ({
      key,
      word: typeof values.email === "string" ? values.email.toLowerCase() : null,
    }))
    const known = await loadKnownPeople(target, wanted, unclaimed)
    const plans = portion.map((read) => planPerson(read, known.get(read.key) ?? null, newId, run.owners))
    for (const plan of plans) countPerson(run, plan)
    if (!request.isPreview) {
      const rows = plans.map(({ adopter: plan }) => ({ plan, extra: { source: target.source } }))
      await writeRecords(target, "Adopter", rows)
      const answers = plans.flatMap(({ adopter, newAnswers }) =>
        newAnswers ? [{ id: newId(), adopterId: adopter.id, answers: newAnswers }] : [],
      )
      await insertAnswers(target, answers)
      await insertChanges(
        target,
        answers.map(({ id }) => ({ entity: "Answers", entityId: id, before: null, after: null })),
      )
    }
    const phase = request.isPreview ? "comparing" : "writing"
    request.onProgress?.({ phase, done: Math.min(from + PORTION, people.length), total: people.length })
  }
}

/** Adds one person's plan to the tally. */
export function countPerson(
  { tally, conflicts }: Run,
  { adopter, newAnswers, conflicts: found }: PersonPlan,
) {
  tally.people++
  if (adopter.isNew) tally.peopleCreated++
  else if (Object.keys(adopter.set).length > 0 || newAnswers) tally.peopleUpdated++
  if (newAnswers) tally.answersAdded++
  conflicts.push(...found)
}
