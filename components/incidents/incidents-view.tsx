import { Alert, Text, Title } from "@mantine/core"
import { TextLink } from "@/components/ui/links"
import { REVIEW_RULE, REVIEW_STATES } from "@/lib/domain/programme/incident-review"
import {
  INCIDENT_KINDS,
  type IncidentKind,
  MECHANISMS,
  type Mechanism,
} from "@/lib/domain/programme/mechanisms"
import { ESCAPES } from "@/lib/domain/programme/stop-rule"
import type { IncidentRegister } from "@/lib/features/training/incidents-queries"
import { formatDay } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"
import classes from "./incidents.module.css"
import { ReportForm } from "./report-form"
import { ReviewForm } from "./review-form"
import { TakeReviewForm } from "./take-review-form"

type Incident = IncidentRegister["incidents"][number]

/** The register of incidents and near misses, what was found, and whether outdoor stages stand still. */
export function IncidentsView({ register, mayReview }: { register: IncidentRegister; mayReview: boolean }) {
  const { stop, incidents, cats, harnesses, leads } = register
  return (
    <>
      <Title order={1} mb="xs">
        Incidents and near misses
      </Title>
      <Text maw={720} mb="md">
        Nobody is to blame: what is written down keeps the next cat safe. A near miss is worth as much as an
        incident.
      </Text>
      <Alert
        color={stop.isStopped ? "red" : "gray"}
        variant="outline"
        mb="md"
        role={stop.isStopped ? "alert" : "note"}
      >
        {stop.sentence}.
      </Alert>
      <ReportForm cats={cats} harnesses={harnesses} />
      {incidents.length === 0 ? <Text mt="lg">Nothing is in the register.</Text> : null}
      <ol className={classes.list}>
        {incidents.map((incident) => (
          <IncidentItem key={incident.id} incident={incident} leads={mayReview ? leads : null} />
        ))}
      </ol>
    </>
  )
}

interface IncidentItemProps {
  incident: Incident
  /** Who may look into it; null for who may not say so. */
  leads: IncidentRegister["leads"] | null
}

function IncidentItem({ incident, leads }: IncidentItemProps) {
  const facts = [
    incident.stage ? `stage ${incident.stage}` : null,
    incident.place?.replaceAll("_", " "),
    incident.harness,
    incident.fitPassed === null ? null : incident.fitPassed ? "fit check passed" : "fit check not passed",
    incident.mechanism === "unknown" ? null : MECHANISMS[incident.mechanism as Mechanism]?.toLowerCase(),
  ]
  return (
    <li className={classes.item}>
      <Title order={2} size="h4">
        {incident.isNearMiss ? "Near miss: " : ""}
        {INCIDENT_KINDS[incident.kind as IncidentKind] ?? incident.kind},{" "}
        <TextLink href={routes.cat(incident.catId)}>{incident.catName}</TextLink>
      </Title>
      <Text size="sm" c="dimmed">
        {formatDay(incident.day)}, {incident.by ?? "a former colleague"}
        {facts.filter(Boolean).length > 0 ? ` · ${facts.filter(Boolean).join(" · ")}` : ""}
      </Text>
      <Text size="sm" fw={700}>
        {REVIEW_STATES[incident.state]}
        {incident.state === "under_review" ? ` by ${incident.assignee ?? "a former colleague"}` : ""}
        {incident.isOverdue ? `, longer than ${REVIEW_RULE.overdueDays} days` : ""}
      </Text>
      <p>{incident.text}</p>
      {incident.kind === "bite" && !incident.isNearMiss ? (
        <Text size="sm">
          <TextLink href={`${routes.cat(incident.catId)}#bites`}>
            Did it break the skin? Open a bite report
          </TextLink>
        </Text>
      ) : null}
      {ESCAPES.includes(incident.kind) && !incident.isNearMiss && incident.state !== "closed" ? (
        <TextLink href={routes.lostCat(incident.catId)}>Still gone? The lost-cat sheet</TextLink>
      ) : null}
      {incident.reviews.map((review) => (
        <p key={review.id} className={classes.review}>
          <strong>Found:</strong> {review.finding} <strong>Changed:</strong> {review.action}{" "}
          {review.liftsStop ? "No longer counts for the outdoor stop." : ""} <em>{review.by}</em>
        </p>
      ))}
      {incident.catFinding ? (
        <p className={classes.review}>
          <strong>Found when the cat's review was closed:</strong> {incident.catFinding}
        </p>
      ) : null}
      {leads && incident.state !== "closed" ? (
        <TakeReviewForm incidentId={incident.id} leads={leads} assignee={incident.assignee} />
      ) : null}
      {leads ? <ReviewForm incidentId={incident.id} isClosed={incident.state === "closed"} /> : null}
    </li>
  )
}
