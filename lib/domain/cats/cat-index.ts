import { arrange, type SortedBy, seek } from "./arrange"
import type { CatRow } from "./cat-row"
import { COLUMNS } from "./columns"
import { FacetColumn } from "./facet-column"
import { FACETS } from "./facets"
import { type OrderValue, RankedColumn } from "./ranked-column"
import { foldText, orderText, type SortKey } from "./sort-keys"

/** A cat as the index takes it in: its row and the tokens it is filtered by. */
export interface IndexedCat {
  readonly row: CatRow
  readonly tokens: readonly string[]
}

/** What a list asks: which cats, in which order. */
export interface ListQuestion {
  readonly text: string
  /** Facet tokens; values of one facet add up, facets narrow each other. */
  readonly tokens: readonly string[]
  readonly inCareOnly: boolean
  /** Highest stage the person asking may see; null = every cat. */
  readonly clearance: number | null
  readonly sort: readonly SortKey[]
}

/** The answer: row positions in order, and a stamp that is the same exactly while the list is the same. */
export interface ListAnswer {
  readonly order: Int32Array
  readonly stamp: string
  readonly question: ListQuestion
}

const facetOf = (token: string) => token.slice(0, token.indexOf(":"))
const FNV_PRIME = 16_777_619
const FNV_START = 2_166_136_261

function hashText(text: string): number {
  let hash = FNV_START
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME)
  return hash
}

/** Kept answers: a person scrolls one list and tries a few others. */
const ANSWERS_KEPT = 24

/**
 * All cats of one shelter by column: filters, facet counts and orders over 100,000 cats in milliseconds. Holds no more
 * than what lists are filtered and ordered by; the rows that are shown come from the database.
 */
export class CatIndex {
  #positionOf = new Map<string, number>()
  #free: number[] = []
  #ids: string[] = []
  #hashes: number[] = []
  /** What a search looks through; undefined where no cat stands. */
  #texts: (string | undefined)[] = []
  #inCare: boolean[] = []
  #stages: number[] = []
  #byId = new RankedColumn()
  #columns = new Map(
    COLUMNS.filter((column) => column.order).map((column) => [column.key, new RankedColumn()]),
  )
  /** The same columns with how their value is read, for the loop that takes in every cat. */
  #reads = COLUMNS.flatMap(({ key, order }) => {
    const column = this.#columns.get(key)
    return order && column ? [{ column, order }] : []
  })
  #facets = new Map(FACETS.map((facet) => [facet.key, new FacetColumn()]))
  /** Tokens taken apart; a shelter has some hundred of them. */
  #parts = new Map<string, { facet: FacetColumn | undefined; value: string }>()
  #answers = new Map<string, ListAnswer>()

  get size(): number {
    return this.#positionOf.size
  }

  put({ row, tokens }: IndexedCat) {
    this.#answers.clear()
    const position = this.#positionOf.get(row.id) ?? this.#free.pop() ?? this.#ids.length
    this.#positionOf.set(row.id, position)
    this.#ids[position] = row.id
    this.#hashes[position] = hashText(row.id)
    this.#texts[position] = `${foldText(row.name)}\n${foldText(row.code ?? "")}`
    this.#inCare[position] = row.inCare
    this.#stages[position] = row.stage ?? 0
    this.#byId.set(position, row.id)
    for (const { column, order } of this.#reads) column.set(position, asOrder(order(row)))
    for (const facet of this.#facets.values()) facet.clear(position)
    for (const token of tokens) {
      const { facet, value } = this.#parts.get(token) ?? this.#split(token)
      facet?.add(position, value)
    }
  }

  #split(token: string) {
    const key = facetOf(token)
    const part = { facet: this.#facets.get(key), value: token.slice(key.length + 1) }
    this.#parts.set(token, part)
    return part
  }

  remove(id: string) {
    const position = this.#positionOf.get(id)
    if (position === undefined) return
    this.#answers.clear()
    this.#positionOf.delete(id)
    this.#texts[position] = undefined
    this.#free.push(position)
  }

  idAt(position: number): string {
    return this.#ids[position] ?? ""
  }

  /** Makes the ranks of one more column, so that nobody waits for them; true while there are more. */
  *warm(): Generator<void> {
    this.#byId.ranks()
    for (const column of this.#columns.values()) {
      column.ranks()
      yield
    }
  }

  list(question: ListQuestion): ListAnswer {
    const name = JSON.stringify(question)
    const known = this.#answers.get(name)
    if (known) return known
    const { mask } = this.#filter(question)
    const order = arrange(mask, this.#byId, this.#sortedBy(question))
    let hash = FNV_START
    for (const position of order) hash = Math.imul(hash ^ (this.#hashes[position] ?? 0), FNV_PRIME)
    const answer = { order, question, stamp: `${order.length}-${(hash >>> 0).toString(36)}` }
    if (this.#answers.size >= ANSWERS_KEPT) this.#answers.delete(this.#answers.keys().next().value ?? "")
    this.#answers.set(name, answer)
    return answer
  }

  /** What a row is ordered by: the part of its mark beside the id. */
  orderOf(position: number, { question }: ListAnswer): OrderValue[] {
    return question.sort.map((key) => this.#columns.get(key.column)?.value(position) ?? null)
  }

  /** Place of the first row behind a mark, whether or not the marked row is still there. */
  placeAfter(answer: ListAnswer, values: readonly OrderValue[], id: string): number {
    return seek(answer.order, { values, id }, this.#byId, this.#sortedBy(answer.question))
  }

  /** Cats by facet token, each facet counted without its own selection. */
  counts(question: ListQuestion): Record<string, number> {
    const { mask, chosen } = this.#filter(question, true)
    const counts: Record<string, number> = {}
    for (const [key, column] of this.#facets) {
      // A row counts when no facet refuses it, or when this one alone does.
      const ownMask = 2 + chosen.indexOf(key)
      const byCode = new Int32Array(column.combinations)
      const { codes } = column
      for (let position = 0; position < mask.length; position++) {
        const state = mask[position]
        if (state !== 1 && (state !== ownMask || ownMask < 2)) continue
        const code = codes[position] as number
        byCode[code] = (byCode[code] as number) + 1
      }
      for (const [value, rows] of column.spread(byCode)) counts[`${key}:${value}`] = rows
    }
    return counts
  }

  #sortedBy({ sort }: ListQuestion): SortedBy[] {
    return sort.flatMap(({ column, isDescending }) => {
      const ranked = this.#columns.get(column)
      return ranked ? [{ column: ranked, isDescending }] : []
    })
  }

  /**
   * By position: 0 = not in the list, 1 = in it, 2 + n = refused by the nth chosen facet alone (only when asked for).
   */
  #filter({ text, tokens, inCareOnly, clearance }: ListQuestion, tellsFacet = false) {
    const wanted = foldText(text)
    const mask = new Uint8Array(this.#texts.length)
    for (let position = 0; position < mask.length; position++) {
      const searched = this.#texts[position]
      if (searched === undefined || (inCareOnly && !this.#inCare[position])) continue
      const stage = this.#stages[position] as number
      if (clearance !== null && (stage < 1 || stage > clearance)) continue
      if (wanted === "" || searched.includes(wanted)) mask[position] = 1
    }
    const chosen = [...new Set(tokens.map(facetOf))].filter((facet) => this.#facets.has(facet))
    for (const [place, facet] of chosen.entries()) {
      const column = this.#facets.get(facet)
      if (!column) continue
      const values = tokens
        .filter((token) => facetOf(token) === facet)
        .map((token) => token.slice(facet.length + 1))
      const allowed = column.allowed(new Set(values))
      const { codes } = column
      for (let position = 0; position < mask.length; position++) {
        if (mask[position] === 0 || allowed[codes[position] as number]) continue
        mask[position] = tellsFacet && mask[position] === 1 ? 2 + place : 0
      }
    }
    return { mask, chosen }
  }
}

const asOrder = (value: OrderValue): OrderValue => (typeof value === "string" ? orderText(value) : value)
