import { Text } from "@mantine/core"
import { TextLink } from "@/components/ui/links"
import type { RatersOverview } from "@/lib/features/temperament/raters-queries"
import { formatDaysAgo } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"

/** The tenth of the week's assessments that chance picked for a second, blind rating. */
export function DrawnCats(props: { drawn: RatersOverview["drawn"]; viewerId: string; today: number }) {
  const { drawn, viewerId, today } = props
  if (drawn.length === 0)
    return <Text size="sm">Nothing is drawn yet. A tenth of each week's assessments is, at least one.</Text>
  return (
    <ul>
      {drawn.map((cat) => (
        <li key={`${cat.catId}${cat.firstOn}`}>
          {cat.isDone || cat.firstRaterId === viewerId ? (
            <strong>{cat.catName}</strong>
          ) : (
            <TextLink href={routes.rateCat(cat.catId)} fw={700}>
              {cat.catName}
            </TextLink>
          )}
          , rated {formatDaysAgo(today - cat.firstOn)}
          {cat.room ? `, room ${cat.room}` : ""}:{" "}
          {cat.isDone
            ? "done, two people have looked"
            : cat.firstRaterId === viewerId
              ? "waits for somebody else, you rated first"
              : "rate it without looking at its page"}
        </li>
      ))}
    </ul>
  )
}
