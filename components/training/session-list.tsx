import { Text } from "@mantine/core"
import { TextLink } from "@/components/ui/links"
import { explainDecision } from "@/lib/domain/harness/explain-decision"
import type { Why } from "@/lib/domain/harness/state"
import type { SessionVerdict } from "@/lib/domain/harness/take-session"
import type { CatPageRecord } from "@/lib/features/cats/record-queries"
import { formatDate } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"
import classes from "./session-list.module.css"
import { recordLines } from "./session-record"
import { TakeBackButton } from "./take-back-button"

type SessionRow = CatPageRecord["cat"]["sessions"][number]

// A page of a long course stays light until somebody asks for the rest.
const SHOWN = 40

interface SessionListProps {
  record: CatPageRecord
  verdicts: ReadonlyMap<string | null, SessionVerdict>
  mayCorrect: boolean
  /** All sessions instead of the latest. */
  isWhole: boolean
}

/** Every session that counts, newest first; each opens to all that was recorded, how it counted, and what it led to. */
export function SessionList({ record, verdicts, mayCorrect, isWhole }: SessionListProps) {
  const { sessions } = record.cat
  const superseded = new Set(sessions.map(({ supersedesId }) => supersedesId))
  const counting = sessions.filter(({ id }) => !superseded.has(id)).toReversed()
  return (
    <details className={classes.all} open={isWhole}>
      <summary>
        All {counting.length} {counting.length === 1 ? "session" : "sessions"}
      </summary>
      <ol className={classes.list}>
        {counting.slice(0, isWhole ? undefined : SHOWN).map((row) => (
          <li key={row.id}>
            <OneSession row={row} record={record} verdict={verdicts.get(row.id)} mayCorrect={mayCorrect} />
          </li>
        ))}
      </ol>
      {counting.length > SHOWN && !isWhole ? (
        <Text size="sm">
          The {SHOWN} latest.{" "}
          <TextLink href={routes.allSessions(record.cat.id)}>Show all {counting.length}</TextLink>
        </Text>
      ) : null}
    </details>
  )
}

function OneSession({
  row,
  record,
  verdict,
  mayCorrect,
}: {
  row: SessionRow
  record: CatPageRecord
  verdict: SessionVerdict | undefined
  mayCorrect: boolean
}) {
  const { names, decisions, histories, cat } = record
  const led = decisions.filter(({ sessionId }) => sessionId === row.id)
  return (
    <details>
      <summary>
        <span>{formatDate(row.startedOn)}</span>
        <span>{verdict ? `stage ${verdict.stage}` : "an earlier course"}</span>
        <span>{row.trials === null ? "no trials" : `${row.hits} of ${row.trials}`}</span>
        <span>stress {row.peakStress}</span>
        <span className={classes.verdict}>{verdict?.verdict ?? ""}</span>
        <span>{names.get(row.handlerId) ?? "a former handler"}</span>
        {row.supersedesId ? <span className={classes.corrected}>put right</span> : null}
      </summary>
      {verdict && verdict.reasons.length > 0 ? (
        <Text size="sm">
          {verdict.verdict}: {verdict.reasons.join("; ")}
        </Text>
      ) : null}
      {led.map((decision) => (
        <Text key={decision.id} size="sm" fw={700}>
          {explainDecision(
            { day: 0, from: decision.fromStage, to: decision.toStage, why: decision.why as Why },
            histories.protocol,
          )}
        </Text>
      ))}
      <dl className={classes.facts}>
        {recordLines(row, names).map(({ term, words }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <Versions row={row} record={record} />
      {mayCorrect ? (
        <div className={classes.ways}>
          <TextLink href={routes.correctSession(cat.id, row.id)}>Put this session right</TextLink>
          {row.supersedesId ? <TakeBackButton catId={cat.id} correctionId={row.id} /> : null}
        </div>
      ) : null}
    </details>
  )
}

/** What a session said before it was put right: by whom, when and why, down to the first version. */
function Versions({ row, record }: { row: SessionRow; record: CatPageRecord }) {
  const { sessions } = record.cat
  const versions: { newer: SessionRow; older: SessionRow | undefined }[] = []
  for (let newer: SessionRow | undefined = row; newer?.supersedesId; ) {
    const older: SessionRow | undefined = sessions.find(({ id }) => id === newer?.supersedesId)
    versions.push({ newer, older })
    newer = older
  }
  if (versions.length === 0) return null
  return (
    <ul className={classes.versions}>
      {versions.map(({ newer, older }) => (
        <li key={newer.id}>
          Put right on {formatDate(newer.createdAt)} by{" "}
          {record.names.get(newer.loggedBy) ?? "a former person"}: {newer.because ?? "no reason was given"}.
          Before:{" "}
          {older
            ? `${older.trials === null ? "no trials" : `${older.hits} of ${older.trials}`}, stress ${older.peakStress}`
            : "not arrived yet"}
          .
        </li>
      ))}
    </ul>
  )
}
