import { Text } from "@mantine/core"
import { TextLink } from "@/components/ui/links"
import type { WorkItem } from "@/lib/domain/cats/work-item"
import { routes } from "@/lib/platform/routes"

/** Where a line of work is done: every line is one click from doing it. */
function hrefOf(item: WorkItem): string {
  if (item.kind === "round") return routes.roomRound(item.room)
  if (item.kind === "incident_review") return routes.incidents()
  if (item.kind === "request") return item.recordId ? routes.requestRecord(item.recordId) : routes.requests()
  if (item.kind === "follow_up" && item.recordId) return routes.adopter(item.recordId)
  if (item.catId === null) return routes.requests()
  if (item.kind === "session" || item.kind === "lapse") return routes.logSession(item.catId)
  if (item.look) return item.look === "full" ? routes.rateCat(item.catId) : routes.quickLook(item.catId)
  if (item.kind === "gate" || item.kind === "care") return `${routes.cat(item.catId)}#gates`
  return `${routes.cat(item.catId)}#harness`
}

/** One thing to do: what, why, where. */
export function WorkLine({ item, withMinutes = false }: { item: WorkItem; withMinutes?: boolean }) {
  return (
    <li>
      <TextLink href={hrefOf(item)} fw={700}>
        {item.title}
      </TextLink>
      <Text size="sm" span>
        {withMinutes ? ` (${item.minutes} min)` : ""} {item.because}
        {item.room && item.kind !== "round" ? `, room ${item.room}` : ""}.
      </Text>
    </li>
  )
}
