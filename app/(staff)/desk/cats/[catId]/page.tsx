import { CatFactForm } from "@/components/cats/cat-fact-form"
import { CatHeader } from "@/components/cats/cat-header"
import { CatSection } from "@/components/cats/cat-section"
import { EditCatForm } from "@/components/cats/edit-cat-form"
import { FactsPanel } from "@/components/cats/facts-panel"
import { GateFactsForm } from "@/components/cats/gate-facts-form"
import { GatesPanel } from "@/components/cats/gates-panel"
import { HistoryPanel } from "@/components/cats/history-panel"
import { LeaveForm } from "@/components/cats/leave-form"
import { SectionLinks } from "@/components/cats/section-links"
import { StaysPanel } from "@/components/cats/stays-panel"
import { SafetyPanel } from "@/components/matching/safety-panel"
import { CardLinks } from "@/components/photos/card-links"
import { PhotosPanel } from "@/components/photos/photos-panel"
import { BitePanel } from "@/components/placements/bite-panel"
import { TagsPanel } from "@/components/temperament/tags-panel"
import { TemperamentPanel } from "@/components/temperament/temperament-panel"
import { UnfinishedSheets } from "@/components/temperament/unfinished-sheets"
import { PassportPanel } from "@/components/training/passport-panel"
import { ProgressPanel } from "@/components/training/progress-panel"
import { TrainingPanel } from "@/components/training/training-panel"
import { can } from "@/lib/domain/access/table"
import { isoFromDay } from "@/lib/domain/calendar/day"
import { suggestAlt } from "@/lib/domain/cats/photo"
import { catRecord, toEditable } from "@/lib/features/cats/record-queries"
import { safetyNeedsOf } from "@/lib/features/matching/safety-queries"
import { passportsOf } from "@/lib/features/passport/queries"
import { photosOf } from "@/lib/features/photos/queries"
import { biteReports } from "@/lib/features/placements/bites-queries"
import { courseFigures } from "@/lib/features/training/courses-queries"
import { protocolChoices } from "@/lib/features/training/protocols-queries"
import { handOver } from "@/lib/platform/link-code"
import { orNotFound, pageId } from "@/lib/platform/page"
import { requirePage } from "@/lib/platform/require-role"
import { routes } from "@/lib/platform/routes"

interface Props {
  params: Promise<{ catId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function CatPage({ params, searchParams }: Props) {
  const viewer = await requirePage("cat:read")
  const record = await orNotFound(catRecord(viewer, pageId((await params).catId)))
  const protocols = can(viewer, "cat:edit") ? await protocolChoices(viewer) : null
  const passports = await passportsOf(viewer, record.cat.id)
  const token = passports.find(({ isOpen }) => isOpen)?.token
  return (
    <article>
      <title>{record.cat.name}</title>
      <CatHeader record={record} />
      <SectionLinks />
      <CatSection id="photos" title="Photos and kennel card">
        <PhotosPanel
          catId={record.cat.id}
          catName={record.cat.name}
          photos={await photosOf(viewer, record.cat.id)}
          suggestion={suggestAlt(record.cat)}
        />
        <CardLinks catId={record.cat.id} room={record.cat.room} isListed={record.cat.listed} />
      </CatSection>
      <CatSection id="harness" title="Harness">
        <TrainingPanel
          record={record}
          protocols={protocols}
          isWhole={(await searchParams).sessions === "all"}
          rights={{
            mayCorrect: can(viewer, "session:correct"),
            mayOverride: can(viewer, "session:override"),
            mayCloseReview: can(viewer, "gate:clear:G8"),
          }}
        />
      </CatSection>
      <CatSection id="progress" title="Progress">
        <ProgressPanel record={record} figures={await courseFigures(viewer)} />
      </CatSection>
      <CatSection id="passport" title="Training passport">
        <PassportPanel
          catId={record.cat.id}
          catName={record.cat.name}
          isTrained={record.summary.training !== null}
          passports={passports}
          link={token ? await handOver(routes.passport(token)) : null}
          mayCloseReview={can(viewer, "gate:clear:G8")}
        />
      </CatSection>
      <CatSection id="temperament" title="Temperament">
        <UnfinishedSheets catId={record.cat.id} />
        <TemperamentPanel record={record} />
      </CatSection>
      <CatSection id="tags" title="Tags">
        <TagsPanel record={record} />
      </CatSection>
      <CatSection id="gates" title="Gates">
        <GatesPanel record={record} />
        <GateFactsForm catId={record.cat.id} today={isoFromDay(record.histories.asOfDay)} />
      </CatSection>
      <CatSection id="facts" title="Facts">
        <FactsPanel record={record} />
        <CatFactForm catId={record.cat.id} today={isoFromDay(record.histories.asOfDay)} />
      </CatSection>
      <CatSection id="bites" title="Bites">
        <BitePanel
          catId={record.cat.id}
          reports={await biteReports(viewer, record.cat.id)}
          today={isoFromDay(record.histories.asOfDay)}
          mayClose={can(viewer, "gate:clear:G7")}
        />
      </CatSection>
      <CatSection id="safety" title="Safety needs">
        <SafetyPanel
          catId={record.cat.id}
          needs={await safetyNeedsOf(viewer, record.cat.id)}
          today={isoFromDay(record.histories.asOfDay)}
          mayEdit={can(viewer, "cat:edit")}
        />
      </CatSection>
      <CatSection id="stays" title="Stays and placements">
        <StaysPanel record={record} />
        {record.histories.isInCare ? (
          <LeaveForm catId={record.cat.id} today={isoFromDay(record.histories.asOfDay)} />
        ) : null}
      </CatSection>
      <CatSection id="record" title="Record">
        <EditCatForm key={record.cat.version} cat={toEditable(record.cat)} />
      </CatSection>
      <CatSection id="history" title="History">
        <HistoryPanel record={record} place={viewer} />
      </CatSection>
    </article>
  )
}
