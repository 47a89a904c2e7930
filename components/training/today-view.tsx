import { Group, Text, Title } from "@mantine/core"
import { TextLink } from "@/components/ui/links"
import { WORK_KINDS, type WorkItem, type WorkKind } from "@/lib/domain/cats/work-queue"
import { routes } from "@/lib/platform/routes"
import classes from "./today-view.module.css"

const KIND_TITLES: Record<WorkKind, string> = {
  review: "Reviews",
  request: "Requests",
  lapse: "About to lapse",
  first_rating: "Nobody has looked yet",
  session: "Sessions due",
  rating: "Ratings due",
  follow_up: "Follow-ups",
  enrol: "Could be enrolled",
}

function hrefOf(item: WorkItem) {
  if (item.kind === "session" || item.kind === "lapse") return routes.logSession(item.catId)
  if (item.kind === "first_rating" || item.kind === "rating") return routes.rateCat(item.catId)
  if (item.kind === "request") return routes.requests()
  return `${routes.cat(item.catId)}#harness`
}

function Line({ item }: { item: WorkItem }) {
  return (
    <li>
      <TextLink href={hrefOf(item)} fw={700}>
        {item.title}
      </TextLink>
      <Text size="sm" span>
        {" "}
        {item.because}
        {item.room ? `, room ${item.room}` : ""}.
      </Text>
    </li>
  )
}

const URGENT = 3
const OPEN_PER_KIND = 5

/** The day's work: three most urgent first, the rest by kind and folded. */
export function TodayView({ items, dateWords }: { items: WorkItem[]; dateWords: string }) {
  const rest = items.slice(URGENT)
  return (
    <>
      <Group justify="space-between" align="baseline" mb="md">
        <Title order={1}>Today</Title>
        <Text>
          {dateWords} · {items.length} things to do
        </Text>
      </Group>
      {items.length === 0 ? (
        <Text>Nothing is waiting. Sit with a cat.</Text>
      ) : (
        <section className={classes.urgent} aria-labelledby="urgent">
          <Title order={2} size="h4" id="urgent">
            First
          </Title>
          <ol>
            {items.slice(0, URGENT).map((item) => (
              <Line key={`${item.kind}${item.catId}`} item={item} />
            ))}
          </ol>
        </section>
      )}
      <div className={classes.kinds}>
        {WORK_KINDS.map((kind) => {
          const lines = rest.filter((item) => item.kind === kind)
          if (lines.length === 0) return null
          return (
            <section key={kind} aria-labelledby={`kind-${kind}`} className={classes.kind}>
              <Title order={2} size="h4" id={`kind-${kind}`}>
                {KIND_TITLES[kind]} <span className={classes.count}>{lines.length}</span>
              </Title>
              <ul>
                {lines.slice(0, OPEN_PER_KIND).map((item) => (
                  <Line key={`${item.kind}${item.catId}${item.title}`} item={item} />
                ))}
              </ul>
              {lines.length > OPEN_PER_KIND ? (
                <details>
                  <summary>{lines.length - OPEN_PER_KIND} more</summary>
                  <ul>
                    {lines.slice(OPEN_PER_KIND).map((item) => (
                      <Line key={`${item.kind}${item.catId}${item.title}`} item={item} />
                    ))}
                  </ul>
                </details>
              ) : null}
            </section>
          )
        })}
      </div>
    </>
  )
}
