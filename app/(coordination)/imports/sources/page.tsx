import { SourcesView } from "@/components/imports/sources-view"
import { listSavedProfiles } from "@/lib/features/imports/saved-queries"
import { importFolder, listSources } from "@/lib/features/imports/sources-queries"
import { requirePage } from "@/lib/platform/require-role"

export const metadata = { title: "Pulled sources" }

export default async function SourcesPage() {
  const viewer = await requirePage("settings:edit")
  const [sources, saved] = await Promise.all([listSources(viewer), listSavedProfiles(viewer)])
  return <SourcesView sources={sources} saved={saved} hasFolder={importFolder() !== null} place={viewer} />
}
