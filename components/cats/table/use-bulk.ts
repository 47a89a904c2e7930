"use client"
import { useRef, useState } from "react"
import { editCatsAction } from "@/lib/features/cats/actions"
import type { EditedCats } from "@/lib/features/cats/bulk-mutations"
import type { BulkPreview } from "@/lib/features/cats/bulk-queries"
import { BULK_PORTION, type BulkPlan } from "@/lib/features/cats/bulk-schema"
import { setTagAction } from "@/lib/features/temperament/actions"
import { formatNumber } from "@/lib/platform/format"

/** How far a bulk change is, and how it ended. */
export interface BulkProgress {
  done: number
  total: number
  isOver: boolean
  said: string | null
  problem: string | null
}

type Item = EditedCats["changed"][number]
interface Portion {
  tagged: string[]
  edited: Item[]
  conflicts: number
}

const AWAY = "The server does not answer."
const cats = (count: number) => `${formatNumber(count)} ${count === 1 ? "cat" : "cats"}`

type Cats = BulkPreview["cats"]

/** Changes one portion; each is a transaction of its own. Throws the sentence when it was refused. */
async function changePortion(portion: Cats, plan: BulkPlan, evidence: string): Promise<Portion> {
  if ("tag" in plan) {
    const answer = await setTagAction({
      catIds: portion.map((cat) => cat.catId),
      tag: plan.tag,
      isOn: plan.isOn,
      evidence,
    }).catch(() => null)
    if (!answer?.ok) throw new Error(answer?.sentence ?? AWAY)
    return { tagged: answer.data.catIds, edited: [], conflicts: 0 }
  }
  const items = portion.map(({ catId, version }) => ({ catId, version, change: plan.change }))
  const answer = await editCatsAction({ items }).catch(() => null)
  if (!answer?.ok) throw new Error(answer?.sentence ?? AWAY)
  return { tagged: [], edited: answer.data.changed, conflicts: answer.data.conflicts.length }
}

async function undoPortion(plan: BulkPlan, tagged: string[], edited: Item[]): Promise<number> {
  if ("tag" in plan) {
    const evidence = plan.isOn ? undefined : "Put back: it had been taken off in the list by mistake."
    const answer = await setTagAction({ catIds: tagged, tag: plan.tag, isOn: !plan.isOn, evidence }).catch(
      () => null,
    )
    if (!answer?.ok) throw new Error(answer?.sentence ?? AWAY)
    return 0
  }
  const items = edited.map(({ catId, version, before }) => ({ catId, version, change: before }))
  const answer = await editCatsAction({ items }).catch(() => null)
  if (!answer?.ok) throw new Error(answer?.sentence ?? AWAY)
  return answer.data.conflicts.length
}

const portionsOf = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / BULK_PORTION) }, (_, index) =>
    all.slice(index * BULK_PORTION, (index + 1) * BULK_PORTION),
  )

/** Runs a bulk change portion by portion, tells the truth about how far it came, and can take back what it did. */
export function useBulk(refresh: () => void) {
  const [progress, setProgress] = useState<BulkProgress | null>(null)
  const isStopped = useRef(false)

  async function run(chosen: Cats, plan: BulkPlan, evidence: string) {
    isStopped.current = false
    const total = chosen.length
    const done: Portion = { tagged: [], edited: [], conflicts: 0 }
    let read = 0
    let problem: string | null = null
    for (const portion of portionsOf(chosen)) {
      if (isStopped.current) break
      setProgress({ done: read, total, isOver: false, said: null, problem: null })
      try {
        const { tagged, edited, conflicts } = await changePortion(portion, plan, evidence)
        done.tagged.push(...tagged)
        done.edited.push(...edited)
        done.conflicts += conflicts
        read += portion.length
      } catch (thrown) {
        problem = thrown instanceof Error ? thrown.message : AWAY
        break
      }
    }
    refresh()
    const changed = done.tagged.length + done.edited.length
    const parts = [`Changed ${cats(changed)}.`]
    if (done.conflicts > 0)
      parts.push(`${cats(done.conflicts)} had been changed by somebody else meanwhile and were left alone.`)
    if (read < total)
      parts.push(`Stopped after ${formatNumber(read)} of ${formatNumber(total)}; the rest is as it was.`)
    setProgress({ done: read, total, isOver: true, said: parts.join(" "), problem })
    return { said: parts.join(" "), changed, isWhole: read === total, undo: () => undo(plan, done) }
  }

  async function undo(plan: BulkPlan, { tagged, edited }: Portion): Promise<string> {
    const total = tagged.length + edited.length
    let read = 0
    let left = 0
    try {
      const tags = portionsOf(tagged)
      const edits = portionsOf(edited)
      for (let index = 0; index < Math.max(tags.length, edits.length); index++) {
        left += await undoPortion(plan, tags[index] ?? [], edits[index] ?? [])
        read += (tags[index] ?? edits[index] ?? []).length
      }
    } catch (thrown) {
      refresh()
      const sentence = thrown instanceof Error ? thrown.message : AWAY
      return `Taken back for ${formatNumber(read)} of ${cats(total)}. ${sentence}`
    }
    refresh()
    return `Taken back for ${cats(total - left)}.${left > 0 ? ` ${cats(left)} had been changed again and stay as they are.` : ""}`
  }

  return {
    progress,
    run,
    stop: () => {
      isStopped.current = true
    },
    reset: () => setProgress(null),
  }
}
