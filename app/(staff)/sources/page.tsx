import type { Metadata } from "next"
import { SourcesView } from "@/components/sources/sources-view"
import { requirePage } from "@/lib/platform/require-role"

export const metadata: Metadata = { title: "Sources" }

export default async function SourcesPage() {
  await requirePage("cat:list")
  return <SourcesView />
}
