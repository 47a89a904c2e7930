import { Badge, Group, Stack, Text, Title } from "@mantine/core"
import { TextLink } from "@/components/ui/links"
import type { RequestCard, RequestColumn } from "@/lib/features/requests/board-queries"
import { formatDate, formatMoment } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"
import classes from "./request-board.module.css"
import { closeReasonWords, queueWords, STATUS_WORDS } from "./status-words"

interface Place {
  timeZone: string
  locale: string
}

const EMPTY: Readonly<Record<RequestColumn["status"], string>> = {
  new: "Nobody waits for a first answer.",
  talking: "No talk is going on.",
  meeting: "No meeting is planned.",
  placed: "Nobody went home in the last 30 days.",
  closed: "Nothing was closed in the last 30 days.",
}

/** Requests by where they stand; each state in the order in which it wants to be worked. */
export function RequestBoard({ columns, place }: { columns: readonly RequestColumn[]; place: Place }) {
  return (
    <div className={classes.board}>
      {columns.map((column) => (
        <section key={column.status} aria-labelledby={`state-${column.status}`} className={classes.column}>
          <Group justify="space-between" align="baseline">
            <Title order={2} size="h4" id={`state-${column.status}`}>
              {STATUS_WORDS[column.status]}
            </Title>
            <Text size="sm">{column.total}</Text>
          </Group>
          {column.cards.length === 0 ? (
            <Text size="sm" c="dimmed">
              {EMPTY[column.status]}
            </Text>
          ) : (
            <ul className={classes.cards}>
              {column.cards.map((card) => (
                <Card key={card.id} card={card} place={place} />
              ))}
            </ul>
          )}
          {column.next ? (
            <TextLink href={routes.requestColumn(column.status, columns.length === 1 ? column.next : null)}>
              {columns.length === 1 ? "Next page" : `All ${column.total}`}
            </TextLink>
          ) : null}
        </section>
      ))}
    </div>
  )
}

function Card({ card, place }: { card: RequestCard; place: Place }) {
  const queue = queueWords(card.queue)
  return (
    <li className={classes.card} data-late={card.isLate}>
      <Stack gap={4}>
        <TextLink href={routes.requestRecord(card.id)} fw={700}>
          {card.adopter.name} → {card.cat.name}
        </TextLink>
        <Group gap={6}>
          {card.origin === "walk_in" && card.status === "new" ? (
            <Badge color="marker">Here now · {card.shortCode}</Badge>
          ) : null}
          {card.isUnconfirmed ? <Badge variant="default">Address not confirmed</Badge> : null}
          {card.isLate ? <Badge color="red">Answer is late</Badge> : null}
        </Group>
        <Text size="sm">{whenWords(card, place)}</Text>
        {queue ? <Text size="sm">{queue}</Text> : null}
      </Stack>
    </li>
  )
}

function whenWords(card: RequestCard, place: Place): string {
  if (card.status === "meeting") return `Meets ${formatMoment(card.meetingAt, place)}`
  if (card.status === "closed")
    return `${closeReasonWords(card.closeReason)}, ${formatMoment(card.closedAt, place)}`
  if (card.status === "placed") return `Since ${formatMoment(card.closedAt, place)}`
  const asked = `Asked ${formatMoment(card.createdAt, place)}`
  return card.status === "new" ? `${asked}; answer by ${formatDate(card.answerBy, place.locale)}` : asked
}
