import { MappingView } from "@/components/imports/mapping-view"
import { startMapping } from "@/lib/features/imports/mapping-queries"
import { orNotFound, pageId } from "@/lib/platform/page"
import { requirePage } from "@/lib/platform/require-role"

interface Props {
  params: Promise<{ uploadId: string }>
}

export default async function ColumnsPage({ params }: Props) {
  const viewer = await requirePage("import:run")
  const start = await orNotFound(startMapping(viewer, { uploadId: pageId((await params).uploadId) }))
  return (
    <article>
      <title>{`Columns of ${start.fileName}`}</title>
      <MappingView start={start} />
    </article>
  )
}
