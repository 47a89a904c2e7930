import { Text } from "@mantine/core"
import { TextLink } from "@/components/ui/links"
import { routes } from "@/lib/platform/routes"

/** Kennel cards to print, of this cat and of its room; a card is there only while adopters may see the cat. */
export function CardLinks({
  catId,
  room,
  isListed,
}: {
  catId: string
  room: string | null
  isListed: boolean
}) {
  return (
    <Text size="sm" mt="md">
      {isListed ? (
        <>
          <TextLink href={routes.kennelCard(catId, "en")}>Kennel card</TextLink> ·{" "}
          <TextLink href={routes.kennelCard(catId, "es")}>in Spanish</TextLink>
          {room ? " · " : null}
        </>
      ) : (
        "A kennel card can be printed once the cat is shown to adopters. "
      )}
      {room ? (
        <>
          all of room {room}: <TextLink href={routes.kennelCards(room, "en", 1)}>one to a page</TextLink>,{" "}
          <TextLink href={routes.kennelCards(room, "en", 2)}>two to a page</TextLink>,{" "}
          <TextLink href={routes.kennelCards(room, "es", 2)}>two to a page in Spanish</TextLink>
        </>
      ) : null}
    </Text>
  )
}
