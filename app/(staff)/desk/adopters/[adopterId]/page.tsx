import { Paper, Text, Title } from "@mantine/core"
import { AnswersList } from "@/components/adopters/answers-list"
import { LanguageSelect } from "@/components/adopters/language-select"
import { CatSection } from "@/components/cats/cat-section"
import { CatPortrait } from "@/components/cats/portrait"
import { AdopterMatchList } from "@/components/matching/adopter-matches"
import { DecisionHistory } from "@/components/matching/decision-history"
import { CheckIns } from "@/components/placements/check-ins"
import { ChooseCat } from "@/components/placements/choose-cat"
import { ReturnForm } from "@/components/placements/return-form"
import { Messages } from "@/components/requests/messages"
import { PersonalData } from "@/components/requests/personal-data"
import { STATUS_WORDS } from "@/components/requests/status-words"
import { TextLink } from "@/components/ui/links"
import { SidePanel } from "@/components/ui/side-panel"
import { can } from "@/lib/domain/access/table"
import { isoFromDay } from "@/lib/domain/calendar/day"
import { adopterRecord } from "@/lib/features/adopters/queries"
import { messagesBesideRequests } from "@/lib/features/mail/queries"
import { DeskParams } from "@/lib/features/matching/desk-schema"
import { matchesForAdopter } from "@/lib/features/matching/queries"
import { checkInsOf } from "@/lib/features/placements/check-ins-queries"
import { catsToPlace } from "@/lib/features/placements/going-home-queries"
import { formatDate, formatMoment } from "@/lib/platform/format"
import { orNotFound, pageId } from "@/lib/platform/page"
import { requirePage } from "@/lib/platform/require-role"
import { routes } from "@/lib/platform/routes"

export const metadata = { title: "Adopter" }

interface Props {
  params: Promise<{ adopterId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function AdopterPage({ params, searchParams }: Props) {
  const viewer = await requirePage("adopter:read")
  const id = pageId((await params).adopterId)
  const adopter = await orNotFound(adopterRecord(viewer, id))
  const matches = await matchesForAdopter(viewer, id, DeskParams.parse(await searchParams))
  const day = isoFromDay(matches.asOfDay)
  const messages = can(viewer, "request:manage") ? await messagesBesideRequests(viewer, id) : []
  const home = adopter.placements.filter((placement) => placement.endedOn === null)
  return (
    <>
      <Title order={1}>{adopter.name}</Title>
      <Text mb="md">
        {[adopter.email, adopter.phone, adopter.contactNote].filter(Boolean).join(" · ") ||
          "No contact on record."}
      </Text>
      {can(viewer, "placement:create") ? (
        <CatSection id="placement" title="Going home">
          {home.length > 0 ? (
            home.map((placement) => (
              <div key={placement.id}>
                {placement.cat.name} ({placement.kind}) since {formatDate(placement.startedOn)}
                {placement.kind === "trial" ? (
                  <>
                    {placement.dueOn ? `, decided by ${formatDate(placement.dueOn)}` : ""} ·{" "}
                    <TextLink href={routes.goingHome(id, placement.cat.id)}>
                      the trial becomes an adoption
                    </TextLink>
                  </>
                ) : null}
                <ReturnForm placementId={placement.id} catName={placement.cat.name} today={day} />
              </div>
            ))
          ) : (
            <ChooseCat
              adopterId={id}
              cats={(await catsToPlace(viewer)).map(({ id: value, name, code }) => ({
                value,
                label: code ? `${name} (${code})` : name,
              }))}
            />
          )}
          <CheckIns rows={await checkInsOf(viewer, id)} place={viewer} />
        </CatSection>
      ) : null}
      {messages.length > 0 ? (
        <CatSection id="messages" title="Messages beside requests">
          <Messages
            email={adopter.email}
            messages={messages.map((one) => ({
              ...one,
              when: formatMoment(one.sentAt ?? one.createdAt, viewer),
            }))}
          />
        </CatSection>
      ) : null}
      <SidePanel
        side={
          <Paper withBorder p="md" bg="var(--paper-raised)">
            <Title order={2} size="h3" mb="xs">
              Answers
            </Title>
            <Text size="sm" mb="xs">
              {adopter.answeredAt ? `Given ${formatMoment(adopter.answeredAt, viewer)}.` : "No answers yet."}
            </Text>
            <AnswersList answers={adopter.given} />
            {adopter.staffNote ? <Text size="sm">Note: {adopter.staffNote}</Text> : null}
            {adopter.requests.length > 0 ? (
              <>
                <Title order={3} size="h5" mt="sm">
                  Requests
                </Title>
                <ul>
                  {adopter.requests.map((request) => (
                    <li key={request.id}>
                      <TextLink href={routes.requestRecord(request.id)}>{request.cat.name}</TextLink>,{" "}
                      {STATUS_WORDS[request.status].toLowerCase()}
                    </li>
                  ))}
                </ul>
              </>
            ) : null}
            <Title order={3} size="h5" mt="sm">
              Personal data
            </Title>
            {adopter.erasedAt ? (
              <Text size="sm">Erased {formatMoment(adopter.erasedAt, viewer)}.</Text>
            ) : (
              <>
                {can(viewer, "adopter:edit") ? (
                  <LanguageSelect adopterId={id} version={adopter.version} language={adopter.language} />
                ) : null}
                <PersonalData adopterId={id} mayErase={can(viewer, "adopter:edit")} />
              </>
            )}
          </Paper>
        }
      >
        <Title order={2} size="h3" mb="xs" id="matches">
          Cats, in the order of the match
        </Title>
        <AdopterMatchList
          matches={matches}
          adopterId={id}
          portraitOf={(cat) => <CatPortrait cat={{ ...cat, seed: cat.id }} size={64} />}
        />
        <DecisionHistory decisions={adopter.matchDecisions} place={viewer} />
      </SidePanel>
    </>
  )
}
