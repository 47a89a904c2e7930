/** Every text and JSON column of the database is here once: planted with a canary, or open with the reason why. */

/** Private words. Each gets a value of its own in every row; none may leave the house. */
export const PLANTED: readonly string[] = [
  ..."ApiKey.name CatMerge.reason CatMerge.moved ImportProfile.name ImportProfile.profile".split(" "),
  ..."ImportProfile.headers ImportSource.name ImportSource.location ImportSource.sealed".split(" "),
  ..."ImportSource.problem ImportSource.profile MatrixSubmission.content MatrixSubmission.note".split(" "),
  ..."Preregistration.name Preregistration.plan QualityNote.seen QualityNote.note".split(" "),
  ..."ReportDefinition.name ReportDefinition.definition ReportRun.title ReportRun.params".split(" "),
  ..."ReportRun.problem ReportRun.fileName ReportRun.mailProblem SavedCohort.name SavedCohort.query".split(
    " ",
  ),
  ..."Webhook.url Webhook.sealed Webhook.problem WebhookDelivery.payload WebhookDelivery.problem".split(" "),
  ..."Account.email Account.passwordHash BackupRun.name BackupRun.place BackupRun.problem".split(" "),
  ..."Adopter.name Adopter.email Adopter.phone Adopter.contactNote Adopter.staffNote".split(" "),
  ..."AdoptionEvent.name AdoptionEvent.frozen Answers.answers Assessment.result".split(" "),
  ..."AuditEntry.summary AuditEntry.details".split(" "),
  ..."BiteReport.bodyPart BiteReport.circumstances BiteReport.finding".split(" "),
  ..."Cat.code Cat.microchip Cat.room Cat.unit Cat.staffNote CatFact.evidence".split(" "),
  ..."Certification.details CheckIn.answers Disclosure.acknowledgedAs Enrolment.reason".split(" "),
  ..."EquipmentEvent.note EventPair.note ExternalRecord.key ExternalRecord.lastImported".split(" "),
  ..."FitCheckRecord.check GateFact.note Harness.label Harness.model Harness.size".split(" "),
  ..."HarnessEvent.details HarnessEvent.reason".split(" "),
  ..."Import.fileName Import.counts Import.skipped Import.conflicts".split(" "),
  ..."ImportChange.before ImportChange.after".split(" "),
  ..."Incident.place Incident.text IncidentReview.finding IncidentReview.action".split(" "),
  ..."Invitation.label Invitation.name Invitation.email Invitation.passwordHash".split(" "),
  ..."MatchDecision.reason MatchDecision.snapshot".split(" "),
  ..."Message.subject Message.body Message.problem OverrideReview.finding PassportEntry.entry".split(" "),
  ..."Person.name Person.pinHash Placement.endReason Placement.frozen".split(" "),
  ..."Rating.place Rating.note Request.message Return.reason Return.note".split(" "),
  ..."RoundCheck.illnessNote RubricVersion.note SafetyNeed.evidence".split(" "),
  ..."SavedView.name SavedView.query SavedView.layout".split(" "),
  ..."Session.place Session.fit Session.reward Session.incidentText Session.weather".split(" "),
  ..."Session.removal Session.note Session.because SharedDevice.label StageDecision.why".split(" "),
  ..."Stay.intakeDetail Stay.outcomeDetail TagEvent.evidence".split(" "),
]

/** Columns without a canary, by the reason. */
export const OPEN: Readonly<Record<string, readonly string[]>> = {
  "anybody may read it": [
    ..."Shelter.code Shelter.name Shelter.timeZone Shelter.locale Shelter.address".split(" "),
    ..."Shelter.contactEmail Shelter.contactPhone Shelter.visitHours".split(" "),
    ..."Cat.slug Cat.name Cat.breed Cat.colour Cat.pattern Cat.eyeColour Cat.earShape Cat.coatLength".split(
      " ",
    ),
    ..."Cat.profileText Cat.estimates Cat.facets CatFact.key CatFact.value CatFact.source".split(" "),
    ..."Photo.alt Photo.crop".split(" "),
  ],
  "its own adopter reads it behind the own link": [
    ..."Disclosure.content Passport.content Request.shortCode Request.closeReason".split(" "),
  ],
  "the instrument: published, and fixed once approved": [
    ..."Dimension.key Dimension.wording ProtocolVersion.key ProtocolVersion.name".split(" "),
    ..."ProtocolVersion.parameters RubricVersion.parameters".split(" "),
  ],
  "a hash of a secret; the secret itself is stored nowhere": [
    ..."ApiKey.keyHash ApiKey.prefix CalendarFeed.tokenHash ImportSource.lastHash".split(" "),
    ..."Assessment.hash CheckIn.tokenHash Disclosure.hash Disclosure.tokenHash Import.fileHash".split(" "),
    ..."Invitation.tokenHash Passport.tokenHash Request.tokenHash Request.confirmHash".split(" "),
    ..."SharedDevice.tokenHash Throttle.key".split(" "),
  ],
  "a key of a catalogue, no words of anybody": [
    ..."BackupRun.kind BackupRun.state".split(" "),
    ..."ApiKey.scopes FieldOwner.entity FieldOwner.field FieldOwner.owner ImportSource.kind".split(" "),
    ..."QualityNote.finding QualityNote.entity ReportDefinition.subject ReportRun.kind".split(" "),
    ..."ReportRun.format ReportRun.state ReportSchedule.kind ReportSchedule.format".split(" "),
    ..."ReportSchedule.every Webhook.events WebhookDelivery.event WebhookDelivery.state".split(" "),
    ..."Adopter.source Adopter.language AdoptionEvent.status AuditEntry.action AuditEntry.entity".split(" "),
    ..."BiteReport.bitten Cat.gatesOpen Cat.nextLook Cat.proposedLook Certification.method".split(" "),
    ..."CheckIn.answeredBy Disclosure.language Disclosure.acknowledgedBy Enrolment.track".split(" "),
    ..."EquipmentEvent.kind EquipmentEvent.condition EventPair.kind EventPair.result".split(" "),
    ..."ExternalRecord.source ExternalRecord.entity FitCheckRecord.problems".split(" "),
    ..."GateFact.key GateFact.value Harness.kind Harness.style Harness.condition HarnessEvent.kind".split(
      " ",
    ),
    ..."Import.profile ImportChange.entity Incident.kind Incident.mechanism IncidentReview.step".split(" "),
    ..."Invitation.kind ListExposure.list MatchDecision.decision Message.template".split(" "),
    ..."Message.language Message.state Person.permissions Rating.dimension Rating.broken".split(" "),
    ..."Request.origin Request.consent RequestEvent.kind SafetyNeed.excludes".split(" "),
    ..."Session.leash Session.signs Session.endedBy Session.incident Session.track".split(" "),
    ..."Session.milestones Session.techniques Session.subStep Session.setting Session.exitFacts".split(" "),
    ..."SessionSlot.part TagEvent.tag".split(" "),
  ],
}
