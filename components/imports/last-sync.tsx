import { Alert, Text } from "@mantine/core"
import { agoWords, type LastSync, syncNotes } from "@/lib/features/imports/sync-schema"
import { routes } from "@/lib/platform/routes"
import { TextLink } from "../ui/links"

interface LastSyncProps {
  syncs: LastSync[]
}

/** How fresh the imported data is: a quiet line each, a clear one where it failed or is late. */
export function SyncLines({ syncs, nowAt, canSetUp }: LastSyncProps & { nowAt: Date; canSetUp: boolean }) {
  const isTroubled = (one: LastSync) => one.problem !== null || one.isLate
  const quiet = syncs.filter((one) => !isTroubled(one))
  return (
    <>
      {syncs.filter(isTroubled).map(({ name, lastAt, problem }) => (
        <Alert key={name} color="orange" mb="sm" title={`${name} is not up to date`}>
          {lastAt ? `Last read ${agoWords(lastAt, nowAt)}. ` : "It was never read. "}
          {problem ?? "It should have been read since."}{" "}
          {canSetUp ? <TextLink href={routes.importSources()}>Look at {name}</TextLink> : null}
        </Alert>
      ))}
      {quiet.length > 0 ? (
        <Text size="sm" c="dimmed" mb="sm">
          {quiet
            .map(
              ({ name, lastAt }) =>
                `${name}: ${lastAt ? `last read ${agoWords(lastAt, nowAt)}` : "not read yet"}`,
            )
            .join(" · ")}
        </Text>
      ) : null}
    </>
  )
}

/** The same under figures, with the moment. */
export function SyncNotes({ syncs, place }: LastSyncProps & { place: { timeZone: string; locale: string } }) {
  return syncNotes(syncs, place).map((note) => (
    <Text key={note} size="sm" c="dimmed" mt="xs">
      {note}
    </Text>
  ))
}
