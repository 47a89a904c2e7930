"use client"
import { useCallback, useEffect, useMemo, useRef, useState } from "react"
import type { CatRow } from "@/lib/domain/cats/cat-row"
import type { CatPage, CatWindow, FacetCounts } from "@/lib/features/cats/list-queries"
import { WINDOW_ROWS } from "@/lib/features/cats/list-schema"
import { routes } from "@/lib/platform/routes"

/** The list as far as it was read: rows by their place, and what the windows said of the whole. */
export interface KnownList {
  query: string
  total: number
  stamp: string
  rows: ReadonlyMap<number, CatRow>
  counts: FacetCounts
  /** The stamp the counts were made with. */
  countsStamp: string
  /** Windows whose rows are of this stamp. */
  windows: ReadonlySet<number>
  /** By window: the mark that leads to the next one. */
  marks: ReadonlyMap<number, string>
}

type Answer = CatWindow & { counts?: FacetCounts }

const windowOf = (place: number) => Math.floor(place / WINDOW_ROWS)
const AWAY = "The list cannot be loaded: the server does not answer."

function take(known: KnownList | null, query: string, answer: Answer): KnownList {
  const isSame = known?.query === query && known.stamp === answer.stamp
  // When the list changed, old rows stay to be seen until their window is read anew.
  const rows = new Map(known?.query === query ? known.rows : [])
  for (const place of rows.keys()) if (place >= answer.total) rows.delete(place)
  for (const [offset, row] of answer.rows.entries()) rows.set(answer.at + offset, row)
  const windows = new Set(isSame ? known.windows : [])
  const marks = new Map(isSame ? known.marks : [])
  const isWhole = answer.at % WINDOW_ROWS === 0
  if (isWhole) windows.add(windowOf(answer.at))
  if (isWhole && answer.next) marks.set(windowOf(answer.at), answer.next)
  const { total, stamp } = answer
  const counted = answer.counts
    ? { counts: answer.counts, countsStamp: stamp }
    : { counts: known?.counts ?? {}, countsStamp: known?.countsStamp ?? "" }
  return { query, total, stamp, rows, windows, marks, ...counted }
}

async function fetchWindow(
  query: string,
  known: KnownList | null,
  window: number,
  signal: AbortSignal,
): Promise<Answer> {
  const asked = new URLSearchParams(query)
  const mark = known?.marks.get(window - 1)
  // Behind the row above where it is known: nothing is skipped or doubled when cats come and go meanwhile.
  if (mark) asked.set("after", mark)
  else asked.set("at", String(window * WINDOW_ROWS))
  const areCountsOld = known?.query !== query || known.windows.size === 0 || known.countsStamp !== known.stamp
  if (areCountsOld) asked.set("counts", "1")
  const answer = await fetch(`${routes.catRows()}?${asked}`, { signal }).catch(() => {
    throw new Error(AWAY)
  })
  const body = await answer.json().catch(() => ({ sentence: AWAY }))
  if (!answer.ok) throw new Error(body.sentence)
  return body as Answer
}

const pageAsList = (query: string, page: CatPage): KnownList => take(null, query, page)

/** Reads the list in windows as they come into sight, and again when it changes. */
export function useCatList(query: string, page: CatPage, pageQuery: string) {
  const [list, setList] = useState<KnownList>(() => pageAsList(pageQuery, page))
  const [problem, setProblem] = useState<string>()
  const current = useRef(list)
  current.current = list
  const running = useRef(new Map<string, AbortController>())
  const isCurrent = list.query === query

  const read = useCallback(
    async (window: number) => {
      const name = `${window}${query}`
      if (running.current.has(name)) return
      const aborting = new AbortController()
      running.current.set(name, aborting)
      try {
        const answer = await fetchWindow(query, current.current, window, aborting.signal)
        setList((known) => take(known, query, answer))
        setProblem(undefined)
      } catch (error) {
        if (!aborting.signal.aborted) setProblem(error instanceof Error ? error.message : AWAY)
      } finally {
        running.current.delete(name)
      }
    },
    [query],
  )

  // Another list: what is on its way for the old one is of no use any more.
  useEffect(() => {
    if (current.current.query !== query) read(0)
    return () => {
      for (const aborting of running.current.values()) aborting.abort()
      running.current.clear()
    }
  }, [query, read])

  /** Sees to it that the rows of some places are there. */
  const need = useCallback(
    (first: number, last: number) => {
      if (current.current.query !== query) return
      for (let window = windowOf(first); window <= windowOf(last); window++)
        if (!current.current.windows.has(window)) read(window)
    },
    [query, read],
  )

  /** Forgets what was read, so that what is in sight is read anew; changed rows can be shown at once. */
  const refresh = useCallback((changed: readonly CatRow[] = []) => {
    const byId = new Map(changed.map((cat) => [cat.id, cat]))
    setList((known) => ({
      ...known,
      rows: new Map([...known.rows].map(([place, row]) => [place, byId.get(row.id) ?? row])),
      windows: new Set(),
      marks: new Map(),
    }))
  }, [])

  return useMemo(
    () => ({ list, isCurrent, problem, need, refresh, retry: () => read(0) }),
    [list, isCurrent, problem, need, refresh, read],
  )
}
export type CatList = ReturnType<typeof useCatList>
