import { Alert, Text } from "@mantine/core"
import { TextLink } from "@/components/ui/links"
import type { BackupLine } from "@/lib/features/backups/queries"
import { agoWords } from "@/lib/features/imports/sync-schema"
import { formatSize } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"

/** How the backups stand: a quiet line while all is well, a clear one when it is not. */
export function BackupLineView({ line: { lastDone, lastTrialDone, warnings, now } }: { line: BackupLine }) {
  const state = [
    lastDone
      ? `Last backup ${agoWords(lastDone.startedAt, now)}${lastDone.bytes === null ? "" : `, ${formatSize(lastDone.bytes)}`}`
      : "No backup yet",
    lastTrialDone
      ? `a restore was last tried ${agoWords(lastTrialDone.startedAt, now)}`
      : "no restore tried yet",
  ].join("; ")
  if (warnings.length > 0)
    return (
      <Alert color="red" my="sm" title="Backups need you">
        {warnings.join(" ")} {state}. <TextLink href={routes.backups()}>Look at the backups</TextLink>
      </Alert>
    )
  return (
    <Text size="sm" c="dimmed" mb="sm">
      {state}. <TextLink href={routes.backups()}>Backups</TextLink>
    </Text>
  )
}
