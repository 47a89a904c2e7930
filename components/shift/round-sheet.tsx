import { Group, Text, Title } from "@mantine/core"
import { CatPortrait } from "@/components/cats/portrait"
import { TextLink } from "@/components/ui/links"
import type { ShiftLine } from "@/lib/domain/programme/shift-day"
import { CALM_LADDER } from "@/lib/domain/temperament/calm-ladder"
import type { ShiftPlanPage } from "@/lib/features/training/shift-queries"
import { shiftQuery } from "@/lib/features/training/shift-schema"
import { routes } from "@/lib/platform/routes"
import { PrintButton } from "./print-button"
import classes from "./round-sheet.module.css"
import { type ShiftPlace, workWords } from "./shift-lines"
import { fromWords, peopleWords } from "./shift-words"

const MOST_TRIALS = 10

interface RoundSheetProps {
  plan: ShiftPlanPage
  /** For each planned cat the address of its session form, and the same as a picture. */
  codes: ReadonlyMap<string, { address: string; qr: string }>
  shelterName: string
  dateWords: string
  place: ShiftPlace
}

/** The shift on paper: a row a cat to tick with a pen, and a code that opens the session form on a phone. */
export function RoundSheet({ plan, codes, shelterName, dateWords, place }: RoundSheetProps) {
  const { notToday } = plan.day
  // By person, so that a sheet can be cut and handed out.
  const planned = plan.people.flatMap(({ personId }) =>
    plan.day.planned.filter(({ handler }) => handler?.personId === personId),
  )
  return (
    <>
      <Group className={classes.screen} mb="sm">
        <TextLink href={routes.shift(shiftQuery(plan.onShift, false))}>Back to the plan</TextLink>
        <PrintButton />
      </Group>
      <div className={classes.sheet}>
        <header>
          <Title order={1} size="h3">
            Round sheet, {dateWords}
          </Title>
          <Text size="sm">
            {shelterName}. Stop at worst sign 3. What is ticked here counts once it is in the session form:
            scan the code.
          </Text>
        </header>
        {planned.length === 0 ? <p>No session is planned. Say who is on shift, and come back.</p> : null}
        <ol>
          {planned.map((line) => (
            <Row
              key={line.cat.catId}
              line={line}
              look={plan.portraits.get(line.cat.catId)}
              code={codes.get(line.cat.catId)}
              from={fromWords(line, place, Date.now())}
            />
          ))}
        </ol>
        {notToday.length > 0 ? (
          <p className={classes.notToday}>
            <strong>Not today:</strong>{" "}
            {notToday.map(({ cat, reasons }) => `${cat.name} (${reasons.join("; ")})`).join(", ")}.
          </p>
        ) : null}
      </div>
    </>
  )
}

function Row({
  line,
  look,
  code,
  from,
}: {
  line: ShiftLine
  look: ReturnType<ShiftPlanPage["portraits"]["get"]>
  code: { address: string; qr: string } | undefined
  from: string | null
}) {
  const { cat, next, reasons } = line
  return (
    <li className={classes.row}>
      <div className={classes.who}>
        {look ? <CatPortrait cat={{ ...look, seed: look.id }} size={56} /> : null}
        <div>
          <strong className={classes.name}>{cat.name}</strong>
          <span>{cat.room ? `Room ${cat.room}` : "No room noted"}</span>
          <span>{workWords(cat)}</span>
        </div>
      </div>
      <div className={classes.what}>
        <strong>
          {peopleWords(line)}
          {from ? `, ${from}` : ""}
        </strong>
        <span>{reasons.join("; ")}</span>
        <span>{next}</span>
      </div>
      <div className={classes.ticks}>
        {cat.track === "harness" ? (
          <Ticks label="Hits ✓ misses ✗" options={Array.from({ length: MOST_TRIALS }, () => "")} />
        ) : (
          <Ticks label="Minutes" options={["5", "10", "15", "20", "30"]} />
        )}
        <Ticks label="Worst sign" options={CALM_LADDER.map(({ level }) => String(level))} />
        <Ticks label="Ended by" options={["plan", "cat", "me"]} />
      </div>
      {code ? (
        // biome-ignore lint/performance/noImgElement: the picture is in the page itself, there is nothing to fetch
        <img
          className={classes.code}
          src={code.qr}
          alt={`Opens the session form of ${cat.name}: ${code.address}`}
          data-address={code.address}
        />
      ) : null}
    </li>
  )
}

/** Boxes for a pen. */
function Ticks({ label, options }: { label: string; options: readonly string[] }) {
  return (
    <div className={classes.tickRow}>
      <span>{label}</span>
      {options.map((option, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: empty boxes have nothing else to be told apart by
        <span key={index} className={classes.box} data-wide={option.length > 2}>
          {option}
        </span>
      ))}
    </div>
  )
}
