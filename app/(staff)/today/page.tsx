import { BackupLineView } from "@/components/backups/backup-line"
import { SyncLines } from "@/components/imports/last-sync"
import { KeptPage } from "@/components/outbox/kept-page"
import { FirstSteps } from "@/components/settings/first-steps"
import { UnfinishedSheets } from "@/components/temperament/unfinished-sheets"
import { TodayView } from "@/components/training/today-view"
import { UnfinishedSessions } from "@/components/training/unfinished-sessions"
import { can } from "@/lib/domain/access/table"
import type { WorkItem } from "@/lib/domain/cats/work-item"
import { backupLine } from "@/lib/features/backups/queries"
import { lastSyncs } from "@/lib/features/imports/sources-queries"
import { firstSteps } from "@/lib/features/operations/first-steps-queries"
import { workToday } from "@/lib/features/placements/today-queries"
import { TodayParams } from "@/lib/features/training/today-schema"
import { now, today } from "@/lib/platform/clock"
import { formatDay } from "@/lib/platform/format"
import { requirePage } from "@/lib/platform/require-role"
import { routes } from "@/lib/platform/routes"

export const metadata = { title: "Today" }

// A day's sessions of one person; each page is fetched once more in the background.
const MOST_KEPT = 12

/** The log pages of the day's cats: they open without a connection, also when nobody opened them before. */
const sessionPages = (items: readonly WorkItem[]) =>
  [
    ...new Set(
      items.flatMap(({ kind, catId }) =>
        catId && (kind === "session" || kind === "lapse") ? [routes.logSession(catId)] : [],
      ),
    ),
  ].slice(0, MOST_KEPT)

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function TodayPage({ searchParams }: Props) {
  const viewer = await requirePage("cat:list")
  const choice = TodayParams.parse(await searchParams)
  const [items, syncs, backups, steps] = await Promise.all([
    workToday(viewer),
    can(viewer, "import:run") ? lastSyncs(viewer) : [],
    backupLine(viewer),
    can(viewer, "settings:edit") ? firstSteps(viewer) : null,
  ])
  return (
    <>
      <KeptPage others={sessionPages(items)} />
      <UnfinishedSheets />
      <UnfinishedSessions />
      <TodayView
        items={items}
        dateWords={formatDay(today(viewer), viewer.locale)}
        choice={choice}
        seesRaters={can(viewer, "rubric:read")}
      >
        {steps ? <FirstSteps done={[...steps]} /> : null}
      </TodayView>
      <SyncLines syncs={syncs} nowAt={now()} canSetUp={can(viewer, "settings:edit")} />
      {backups ? <BackupLineView line={backups} /> : null}
    </>
  )
}
