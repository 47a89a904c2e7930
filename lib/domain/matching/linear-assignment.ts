/** A dense cost matrix of exact whole numbers, row by row, with no more rows than columns. */
export interface CostMatrix {
  readonly rows: number
  readonly columns: number
  readonly cost: Float64Array
}

/** Every row's column, and the dual prices that prove the total least: cost >= row + column, column <= 0. */
export interface LeastCost {
  readonly columnOf: Int32Array
  readonly rowDual: Float64Array
  readonly columnDual: Float64Array
}

/** Bidding rounds are cheap but can go back and forth; what they leave is finished by shortest paths. */
const BIDS_PER_ROW = 8

/**
 * Assigns every row to its own column at least total cost: Jonker and Volgenant's method (augmenting row reduction,
 * then shortest augmenting paths) on whole numbers, so that it is exact and deterministic. A column nobody uses
 * keeps the price 0. Throws RangeError when there are more rows than columns.
 */
export function assignAtLeastCost(matrix: CostMatrix): LeastCost {
  const { rows, columns, cost } = matrix
  if (rows > columns) throw new RangeError("The assignment needs at least as many columns as rows.")
  const state: State = {
    ...matrix,
    columnOf: new Int32Array(rows).fill(-1),
    rowOf: new Int32Array(columns).fill(-1),
    price: new Float64Array(columns),
  }
  const isSquare = rows === columns
  if (isSquare) startAtCheapest(state)
  for (const row of bid(state)) augment(state, row)
  if (isSquare) shiftPrices(state.price)
  const rowDual = Float64Array.from(state.columnOf, (column, row) => {
    return (cost[row * columns + column] ?? 0) - (state.price[column] ?? 0)
  })
  return { columnOf: state.columnOf, rowDual, columnDual: state.price }
}

type State = CostMatrix & { columnOf: Int32Array; rowOf: Int32Array; price: Float64Array }

/** With no column to spare, prices may start anywhere: at each column's cheapest row the bidding is soon over. */
function startAtCheapest({ rows, columns, cost, price }: State): void {
  price.fill(Number.POSITIVE_INFINITY)
  for (let at = 0; at < rows * columns; at++) {
    const column = at % columns
    if ((cost[at] as number) < (price[column] as number)) price[column] = cost[at] as number
  }
}

/** Brings the highest price to 0; the rows' prices, which follow from these, take up the difference. */
function shiftPrices(price: Float64Array): void {
  const highest = price.reduce((most, one) => Math.max(most, one), Number.NEGATIVE_INFINITY)
  for (let column = 0; column < price.length; column++) price[column] = (price[column] as number) - highest
}

/** Each free row takes its cheapest column and lowers its price by the lead over the second; returns rows left free. */
function bid(state: State): number[] {
  const { rows, columnOf, rowOf, price } = state
  const waiting = Array.from({ length: rows }, (_, i) => rows - 1 - i)
  const left: number[] = []
  let bids = BIDS_PER_ROW * rows
  while (waiting.length > 0) {
    const row = waiting.pop() ?? 0
    if (bids-- <= 0) {
      left.push(row)
      continue
    }
    const offer = twoCheapest(state, row)
    const isTie = offer.least === offer.second
    const column = isTie && (rowOf[offer.column] ?? -1) >= 0 ? offer.other : offer.column
    const displaced = rowOf[column] ?? -1
    if (!isTie) price[column] = (price[column] ?? 0) - (offer.second - offer.least)
    columnOf[row] = column
    rowOf[column] = row
    if (displaced < 0) continue
    columnOf[displaced] = -1
    if (isTie) left.push(displaced)
    else waiting.push(displaced)
  }
  return left
}

function twoCheapest({ columns, cost, price }: State, row: number) {
  let least = Number.POSITIVE_INFINITY
  let second = Number.POSITIVE_INFINITY
  let column = 0
  let other = 0
  for (let j = 0, at = row * columns; j < columns; j++, at++) {
    const reduced = (cost[at] as number) - (price[j] as number)
    if (reduced < least) {
      second = least
      other = column
      least = reduced
      column = j
    } else if (reduced < second) {
      second = reduced
      other = j
    }
  }
  // A single column has no rival to bid against.
  return second === Number.POSITIVE_INFINITY
    ? { least, second: least, column, other: column }
    : { least, second, column, other }
}

/** Dijkstra over the reduced costs from one free row to the nearest free column, then shift along the path. */
function augment(state: State, freeRow: number): void {
  const { columns, cost, columnOf, rowOf, price } = state
  const distance = new Float64Array(columns).fill(Number.POSITIVE_INFINITY)
  const cameFrom = new Int32Array(columns).fill(freeRow)
  const isDone = new Uint8Array(columns)
  let row = freeRow
  let base = 0
  let reached = -1
  let length = 0
  while (reached < 0) {
    let nearest = -1
    length = Number.POSITIVE_INFINITY
    for (let j = 0, at = row * columns; j < columns; j++, at++) {
      if (isDone[j] === 1) continue
      const path = (cost[at] as number) - (price[j] as number) - base
      if (path < (distance[j] as number)) {
        distance[j] = path
        cameFrom[j] = row
      }
      if ((distance[j] as number) < length) {
        length = distance[j] as number
        nearest = j
      }
    }
    isDone[nearest] = 1
    row = rowOf[nearest] ?? -1
    if (row < 0) reached = nearest
    else base = (cost[row * columns + nearest] as number) - (price[nearest] as number) - length
  }
  for (let j = 0; j < columns; j++) {
    if (isDone[j] === 1) price[j] = (price[j] as number) + (distance[j] as number) - length
  }
  for (let column = reached; ; ) {
    const from = cameFrom[column] ?? freeRow
    const next = columnOf[from] ?? -1
    rowOf[column] = from
    columnOf[from] = column
    if (from === freeRow) break
    column = next
  }
}
