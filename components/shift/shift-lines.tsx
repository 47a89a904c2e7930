import { Text, Title } from "@mantine/core"
import { CatPortrait } from "@/components/cats/portrait"
import { TextLink } from "@/components/ui/links"
import { stageOf } from "@/lib/domain/harness/stages"
import { trackWords } from "@/lib/domain/harness/tracks"
import type { ShiftCat, ShiftLine } from "@/lib/domain/programme/shift-day"
import type { ShiftPlanPage } from "@/lib/features/training/shift-queries"
import { routes } from "@/lib/platform/routes"
import classes from "./shift.module.css"
import { fromWords } from "./shift-words"

export interface ShiftPlace {
  timeZone: string
  locale: string
}

interface ShiftLinesProps {
  id: string
  title?: string
  lines: readonly ShiftLine[]
  portraits: ShiftPlanPage["portraits"]
  place: ShiftPlace
  tone?: "warn"
  /** No session today: no way to log one is offered, and no next step. */
  isResting?: boolean
}

/** Where a cat works: its stage, or its track beside the ladder. */
export const workWords = ({ stage, track }: Pick<ShiftCat, "stage" | "track">): string =>
  track === "harness" ? `Stage ${stage}, ${stageOf(stage).name}` : trackWords(track).label

/** Cats of one person or of one kind, a line each: which, where, why, what next. */
export function ShiftLines({ id, title, lines, portraits, place, tone, isResting }: ShiftLinesProps) {
  if (lines.length === 0) return null
  return (
    <section aria-labelledby={title ? id : undefined} className={classes.lines} data-tone={tone}>
      {title ? (
        <Title order={2} size="h4" id={id}>
          {title} <span className={classes.count}>{minutesWords(lines)}</span>
        </Title>
      ) : null}
      <ul>
        {lines.map((line) => (
          <OneLine
            key={line.cat.catId}
            line={line}
            portraits={portraits}
            place={place}
            isResting={isResting}
          />
        ))}
      </ul>
    </section>
  )
}

function minutesWords(lines: readonly ShiftLine[]): string {
  const minutes = lines.reduce((sum, line) => sum + line.minutes, 0)
  return `${lines.length} ${lines.length === 1 ? "session" : "sessions"}, about ${minutes} min`
}

function OneLine({
  line,
  portraits,
  place,
  isResting = false,
}: { line: ShiftLine } & Pick<ShiftLinesProps, "portraits" | "place" | "isResting">) {
  const { cat, reasons, next, second, needsSecondPerson } = line
  const look = portraits.get(cat.catId)
  const from = fromWords(line, place, Date.now())
  const way = `${cat.name}${cat.room ? `, room ${cat.room}` : ""}`
  return (
    <li className={classes.line}>
      {look ? <CatPortrait cat={{ ...look, seed: look.id }} size={52} /> : null}
      <div>
        {isResting ? (
          <strong>{way}</strong>
        ) : (
          <TextLink href={routes.logSession(cat.catId)} fw={700}>
            {way}
          </TextLink>
        )}
        <Text size="sm">
          {workWords(cat)}
          {isResting ? "" : `, ${line.minutes} min`}
          {from ? <strong className={classes.from}>{` ${from}`}</strong> : null}
          {second
            ? `, together with ${second.name}`
            : needsSecondPerson && !isResting
              ? ", for two people"
              : ""}
        </Text>
        <Text size="sm">{capital(reasons.join("; "))}.</Text>
        {isResting || !next ? null : (
          <Text size="sm" c="dimmed">
            {next}
          </Text>
        )}
      </div>
    </li>
  )
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
