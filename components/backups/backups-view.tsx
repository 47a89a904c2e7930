import { Alert, Code, List, ListItem, Stack, Text, Title } from "@mantine/core"
import type { BackupRunRow, BackupsOverview } from "@/lib/features/backups/queries"
import { agoWords } from "@/lib/features/imports/sync-schema"
import { formatMoment, formatNumber, formatSize } from "@/lib/platform/format"
import { BackupButtons } from "./backup-buttons"
import { BackupRuns, type Place } from "./backup-runs"

interface BackupsViewProps {
  overview: BackupsOverview | null
  place: Place
}

/** Backups of the whole install: how they stand, what to do, and how one comes back. */
export function BackupsView({ overview, place }: BackupsViewProps) {
  if (!overview)
    return (
      <Stack>
        <Title order={1}>Backups</Title>
        <Text maw={720}>
          Backups hold everything of this install. The administrators of its own shelter look after them; the
          demo shelter has no say in them.
        </Text>
      </Stack>
    )
  const { lastDone, lastTrialDone, now, runs, warnings, needsBackups } = overview
  const running = runs.find(({ state }) => state === "running")
  return (
    <Stack>
      <Title order={1}>Backups</Title>
      {needsBackups ? null : (
        <Text maw={720}>
          This install only shows the demo shelter, so nothing is backed up at night. That begins by itself
          with a shelter of your own. Before an update changes the database, it is backed up in any case.
        </Text>
      )}
      {warnings.length > 0 ? (
        <Alert color="red" maw={720} title="Backups need you">
          {warnings.join(" ")}
        </Alert>
      ) : null}
      <List spacing={4} maw={720}>
        <ListItem>{lastWords(lastDone, now, place)}</ListItem>
        <ListItem>
          {lastTrialDone
            ? `Last tried: ${lastTrialDone.name} came back with equal checksums ${agoWords(lastTrialDone.startedAt, now)}.`
            : "No restore has been tried yet. That happens once a month by itself."}
        </ListItem>
        <ListItem style={{ overflowWrap: "anywhere" }}>
          They go to <Code>{overview.folder}</Code>
          {overview.hasRemote ? " and to the storage named in SLACKLINE_BACKUP_S3" : ""}.
        </ListItem>
      </List>
      <BackupButtons
        running={
          running
            ? `${running.kind === "trial" ? "Trying a restore" : "Backing up"} since ${formatMoment(running.startedAt, place)}`
            : null
        }
        hasBackup={lastDone !== null}
      />
      <Risks {...overview} />
      <BackupRuns runs={runs} place={place} />
      <HowToRestore folder={overview.folder} isEncrypted={overview.isEncrypted} />
    </Stack>
  )
}

function lastWords(run: BackupRunRow | null, now: Date, place: Place): string {
  if (!run) return "No backup was made yet."
  const size = [
    run.bytes === null ? null : formatSize(run.bytes, place.locale),
    run.rows === null ? null : `${formatNumber(run.rows, 0, place.locale)} rows`,
    run.isEncrypted ? "encrypted" : "not encrypted",
  ].filter(Boolean)
  return `Last backup: ${agoWords(run.startedAt, now)} (${size.join(", ")}).`
}

function Risks({ isEncrypted, isOnlyBesideData }: Pick<BackupsOverview, "isEncrypted" | "isOnlyBesideData">) {
  if (isEncrypted && !isOnlyBesideData) return null
  return (
    <Alert color="orange" maw={720} title="What would make them safer">
      <Stack gap="xs">
        {isOnlyBesideData ? (
          <Text size="sm">
            They lie beside the data itself: if that disk breaks, both are gone. Name a folder on another disk
            in <Code>SLACKLINE_BACKUP_TO</Code>, or other storage in <Code>SLACKLINE_BACKUP_S3</Code>, and
            start Slackline again.
          </Text>
        ) : null}
        {isEncrypted ? null : (
          <Text size="sm">
            They are not encrypted: whoever gets the file can read every adopter in it. Choose a passphrase of
            12 characters or more, keep it somewhere else too, and set it in <Code>SLACKLINE_BACKUP_KEY</Code>
            .
          </Text>
        )}
      </Stack>
    </Alert>
  )
}

function HowToRestore({ folder, isEncrypted }: { folder: string; isEncrypted: boolean }) {
  return (
    <section aria-labelledby="restore">
      <Title order={2} size="h3" id="restore" mb="xs">
        How a backup comes back
      </Title>
      <List type="ordered" spacing={4} maw={720}>
        <ListItem>Stop Slackline, and move its data folder aside. On a new machine there is none.</ListItem>
        {isEncrypted ? (
          <ListItem>
            Set the key the backup was made with: <Code>SLACKLINE_BACKUP_KEY</Code>.
          </ListItem>
        ) : null}
        <ListItem style={{ overflowWrap: "anywhere" }}>
          Where Slackline lies: <Code>{`npm run -s slackline -- restore "${folder}"`}</Code>. It takes the
          newest; name a file to take another. If the folder lies in the data folder, name it where you moved
          it.
        </ListItem>
        <ListItem>
          Start Slackline. Everybody signs in again with the password they had, and links in mails sent before
          still open.
        </ListItem>
      </List>
      <Text maw={720} mt="sm">
        In a backup: every shelter with all its records, accounts and passwords (as hashes), photos, and the
        secret of this install. Not in it: the settings in the environment (mail server, keys), logs, and the
        program itself. Kept are 7 daily, 5 weekly and 12 monthly backups, the last 5 made before an update,
        and all that were made by hand.
      </Text>
    </section>
  )
}
