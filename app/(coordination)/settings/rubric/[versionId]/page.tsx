import { VersionView } from "@/components/instrument/version-view"
import { can } from "@/lib/domain/access/table"
import { comparisonOf, versionDetail } from "@/lib/features/temperament/versions-queries"
import { orNotFound, pageId } from "@/lib/platform/page"
import { requirePage } from "@/lib/platform/require-role"

interface Props {
  params: Promise<{ versionId: string }>
}

export default async function RubricVersionPage({ params }: Props) {
  const viewer = await requirePage("rubric:read")
  const versionId = pageId((await params).versionId)
  const version = await orNotFound(versionDetail(viewer, versionId))
  const compared = version.status === "draft" ? await comparisonOf(viewer, versionId) : []
  return (
    <article>
      <title>{`Rubric version ${version.number}`}</title>
      <VersionView
        version={version}
        compared={compared}
        mayEdit={version.status === "draft" && can(viewer, "rubric:edit")}
        mayApprove={version.status === "draft" && can(viewer, "rubric:approve")}
      />
    </article>
  )
}
