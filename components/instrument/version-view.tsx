import { Alert, Text, Title } from "@mantine/core"
import { TextLink } from "@/components/ui/links"
import type { ComparedCat } from "@/lib/domain/suitability/compare-versions"
import type { VersionDetail } from "@/lib/features/temperament/versions-queries"
import { routes } from "@/lib/platform/routes"
import { ApproveBar } from "./approve-bar"
import { ComparedCats } from "./compared-cats"
import { DraftNumbersForm } from "./draft-numbers-form"
import { QuestionEditor } from "./question-editor"
import { VersionNumbers } from "./version-numbers"

interface VersionViewProps {
  version: VersionDetail
  compared: readonly ComparedCat[]
  mayEdit: boolean
  mayApprove: boolean
}

const STATUS = {
  draft: "A draft: nothing here counts for any cat until it is approved.",
  approved: "This version counts now. It cannot be changed; draft a new one.",
  retired: "Retired. Results made under it stay as they are.",
} as const

/** One version: read, or edited while it is a draft, compared on the cats in care, approved. */
export function VersionView({ version, compared, mayEdit, mayApprove }: VersionViewProps) {
  return (
    <>
      <TextLink href={routes.rubric()}>All versions</TextLink>
      <Title order={1} mt="xs">
        Rubric version {version.number}
      </Title>
      <Text mb="sm">
        {STATUS[version.status]} {version.note}
      </Text>
      {version.problems.map((problem) => (
        <Alert key={problem} color="yellow" variant="outline" mb="xs">
          {problem}. Until this is mended the version cannot be approved.
        </Alert>
      ))}
      {mayEdit ? (
        <DraftNumbersForm key={version.revision} version={toDraft(version)} />
      ) : (
        <VersionNumbers version={version} />
      )}
      <Title order={2} size="h3" mt="xl" mb="xs">
        Questions
      </Title>
      {version.dimensions.map((dimension) => (
        <QuestionEditor
          key={`${dimension.key}${version.revision}`}
          versionId={version.id}
          revision={version.revision}
          dimension={dimension}
          mayEdit={mayEdit}
        />
      ))}
      {version.status === "draft" ? (
        <>
          <Title order={2} size="h3" mt="xl" mb="xs">
            On the cats in care
          </Title>
          <ComparedCats compared={compared} before={version.basedOn?.number ?? null} after={version.number} />
        </>
      ) : null}
      {mayApprove || mayEdit ? (
        <ApproveBar
          versionId={version.id}
          revision={version.revision}
          mayApprove={mayApprove && version.problems.length === 0}
          changing={compared.filter(({ direction }) => direction !== 0).length}
        />
      ) : null}
    </>
  )
}

const toDraft = ({ id, revision, note, numbers }: VersionDetail) => ({ id, revision, note, numbers })
