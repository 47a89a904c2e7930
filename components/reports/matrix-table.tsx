import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text } from "@mantine/core"
import { TextLink } from "@/components/ui/links"
import { ScrollRegion } from "@/components/ui/scroll-region"
import { cellCount, type Matrix, type MatrixCell } from "@/lib/domain/reports/matrix"
import { INTAKE_LINES, MATRIX_AGES, OUTCOME_LINES } from "@/lib/domain/reports/matrix-lines"
import { formatDay, formatNumber } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"
import { cellLabel } from "./matrix-words"

interface TableProps {
  matrix: Matrix
  /** What was handed in, where it was. */
  submitted: Matrix | null
}

/** The form's lines in the form's order; every number opens its animals. */
export function MatrixTable({ matrix, submitted }: TableProps) {
  const numbers = { matrix, submitted }
  return (
    <ScrollRegion label="Intakes and outcomes, scrollable">
      <Table aria-label="Intakes and outcomes" miw={520} withRowBorders>
        <TableThead>
          <TableTr>
            <TableTh scope="col">Cats</TableTh>
            {MATRIX_AGES.map(({ key, label }) => (
              <TableTh key={key} scope="col" ta="right">
                {label}
              </TableTh>
            ))}
            <TableTh scope="col" ta="right">
              All
            </TableTh>
          </TableTr>
        </TableThead>
        <TableTbody>
          <CountRow {...numbers} cell="beginning" day={matrix.firstDay} />
          <CountRow {...numbers} cell="beginningFoster" day={matrix.firstDay} />
          <GroupRow label="Intakes" {...numbers} part="intakes" />
          {INTAKE_LINES.map(({ key, label }) => (
            <LineRow key={key} {...numbers} line={key} label={label} />
          ))}
          <GroupRow label="Outcomes" {...numbers} part="outcomes" />
          {OUTCOME_LINES.map(({ key, label }) => (
            <LineRow key={key} {...numbers} line={key} label={label} />
          ))}
          <CountRow {...numbers} cell="ending" day={matrix.lastDay} />
          <CountRow {...numbers} cell="endingFoster" day={matrix.lastDay} />
        </TableTbody>
      </Table>
    </ScrollRegion>
  )
}

function CountRow({ matrix, submitted, cell, day }: TableProps & { cell: MatrixCell; day: number }) {
  return (
    <TableTr>
      <TableTh scope="row" colSpan={4}>
        {cellLabel(cell)} ({formatDay(day)})
      </TableTh>
      <TableTd ta="right">
        <Count matrix={matrix} submitted={submitted} cell={cell} />
      </TableTd>
    </TableTr>
  )
}

function GroupRow({
  label,
  matrix,
  submitted,
  part,
}: TableProps & { label: string; part: "intakes" | "outcomes" }) {
  return (
    <TableTr bg="var(--paper-sunken, transparent)">
      <TableTh scope="row" colSpan={4}>
        {label}
      </TableTh>
      <TableTd ta="right" fw={700}>
        {formatNumber(matrix[part])}
        <Was now={matrix[part]} then={submitted?.[part]} />
      </TableTd>
    </TableTr>
  )
}

function LineRow({
  matrix,
  submitted,
  line,
  label,
}: TableProps & {
  line: (typeof INTAKE_LINES | typeof OUTCOME_LINES)[number]["key"]
  label: string
}) {
  const cells = MATRIX_AGES.map(({ key }) => `${line}.${key}` as const)
  const sum = (from: Matrix) => cells.reduce((total, cell) => total + cellCount(from.behind, cell), 0)
  return (
    <TableTr>
      <TableTh scope="row" fw={400} pl="lg">
        {label}
      </TableTh>
      {cells.map((cell) => (
        <TableTd key={cell} ta="right">
          <Count matrix={matrix} submitted={submitted} cell={cell} />
        </TableTd>
      ))}
      <TableTd ta="right">
        {formatNumber(sum(matrix))}
        <Was now={sum(matrix)} then={submitted ? sum(submitted) : undefined} />
      </TableTd>
    </TableTr>
  )
}

function Count({ matrix, submitted, cell }: TableProps & { cell: MatrixCell }) {
  const n = cellCount(matrix.behind, cell)
  return (
    <>
      {n === 0 ? (
        "0"
      ) : (
        <TextLink
          inherit
          href={routes.matrixAnimals(matrix.month, cell)}
          aria-label={`${formatNumber(n)}: ${cellLabel(cell)}`}
        >
          {formatNumber(n)}
        </TextLink>
      )}
      <Was now={n} then={submitted ? cellCount(submitted.behind, cell) : undefined} />
    </>
  )
}

/** The number that was handed in, where it is another one by now. */
function Was({ now, then }: { now: number; then: number | undefined }) {
  if (then === undefined || then === now) return null
  return (
    <Text size="xs" fw={400}>
      handed in: {formatNumber(then)}
    </Text>
  )
}
