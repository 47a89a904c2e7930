-- AlterTable
ALTER TABLE "Shelter" DROP COLUMN "dataVersion";

-- CreateTable
CREATE TABLE "FigureChange" (
    "shelterId" UUID NOT NULL,
    "xid" BIGINT NOT NULL,
    "writes" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "FigureChange_pkey" PRIMARY KEY ("shelterId","xid")
);

-- CreateTable
CREATE TABLE "SavedCohort" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "createdBy" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SavedCohort_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QualityNote" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "finding" TEXT NOT NULL,
    "entity" TEXT NOT NULL,
    "entityId" UUID NOT NULL,
    "seen" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "personId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "QualityNote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Preregistration" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "plan" JSONB NOT NULL,
    "personId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Preregistration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LotteryDraw" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "preregistrationId" UUID NOT NULL,
    "weekOn" DATE NOT NULL,
    "candidates" UUID[],
    "drawn" UUID[],
    "personId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LotteryDraw_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReportDefinition" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "definition" JSONB NOT NULL,
    "archivedAt" TIMESTAMPTZ(3),
    "createdBy" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ReportDefinition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReportSchedule" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "definitionId" UUID,
    "format" TEXT NOT NULL,
    "every" TEXT NOT NULL,
    "onDay" INTEGER NOT NULL,
    "personIds" UUID[] DEFAULT ARRAY[]::UUID[],
    "nextOn" DATE NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "createdBy" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ReportSchedule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReportRun" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "scheduleId" UUID,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "format" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "rowsDone" INTEGER NOT NULL DEFAULT 0,
    "rowsTotal" INTEGER,
    "problem" TEXT,
    "fileName" TEXT,
    "bytes" INTEGER,
    "expiresOn" DATE,
    "mailTo" UUID[] DEFAULT ARRAY[]::UUID[],
    "mailedAt" TIMESTAMPTZ(3),
    "mailTries" INTEGER NOT NULL DEFAULT 0,
    "mailProblem" TEXT,
    "nextTryAt" TIMESTAMPTZ(3),
    "requestedBy" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ReportRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MatrixSubmission" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "monthOn" DATE NOT NULL,
    "content" JSONB NOT NULL,
    "note" TEXT,
    "personId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MatrixSubmission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportProfile" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "profile" JSONB NOT NULL,
    "headers" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "createdBy" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ImportProfile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportSource" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "profile" TEXT NOT NULL,
    "location" TEXT NOT NULL,
    "sealed" TEXT,
    "everyMinutes" INTEGER NOT NULL DEFAULT 60,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "lastHash" TEXT,
    "lastTriedAt" TIMESTAMPTZ(3),
    "lastSyncAt" TIMESTAMPTZ(3),
    "lastImportId" UUID,
    "problem" TEXT,
    "nextAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ImportSource_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FieldOwner" (
    "shelterId" UUID NOT NULL,
    "entity" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "personId" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FieldOwner_pkey" PRIMARY KEY ("shelterId","entity","field")
);

-- CreateTable
CREATE TABLE "CatMerge" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "keptId" UUID NOT NULL,
    "mergedId" UUID NOT NULL,
    "importId" UUID,
    "reason" TEXT NOT NULL,
    "moved" JSONB NOT NULL,
    "personId" UUID,
    "undoneAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CatMerge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApiKey" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "keyHash" TEXT NOT NULL,
    "scopes" TEXT[],
    "expiresOn" DATE,
    "lastUsedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "createdBy" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ApiKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Webhook" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "events" TEXT[],
    "active" BOOLEAN NOT NULL DEFAULT true,
    "problem" TEXT,
    "createdBy" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Webhook_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WebhookDelivery" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "webhookId" UUID NOT NULL,
    "event" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "status" INTEGER,
    "problem" TEXT,
    "nextTryAt" TIMESTAMPTZ(3),
    "sentAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "WebhookDelivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CalendarFeed" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "lastReadAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CalendarFeed_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "SavedCohort_shelterId_name_key" ON "SavedCohort"("shelterId", "name");

-- CreateIndex
CREATE INDEX "QualityNote_shelterId_finding_entityId_idx" ON "QualityNote"("shelterId", "finding", "entityId");

-- CreateIndex
CREATE INDEX "Preregistration_shelterId_createdAt_idx" ON "Preregistration"("shelterId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Preregistration_shelterId_id_key" ON "Preregistration"("shelterId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "LotteryDraw_shelterId_preregistrationId_weekOn_key" ON "LotteryDraw"("shelterId", "preregistrationId", "weekOn");

-- CreateIndex
CREATE INDEX "ReportDefinition_shelterId_name_idx" ON "ReportDefinition"("shelterId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "ReportDefinition_shelterId_id_key" ON "ReportDefinition"("shelterId", "id");

-- CreateIndex
CREATE INDEX "ReportSchedule_endedAt_nextOn_idx" ON "ReportSchedule"("endedAt", "nextOn");

-- CreateIndex
CREATE UNIQUE INDEX "ReportSchedule_shelterId_id_key" ON "ReportSchedule"("shelterId", "id");

-- CreateIndex
CREATE INDEX "ReportRun_shelterId_createdAt_idx" ON "ReportRun"("shelterId", "createdAt");

-- CreateIndex
CREATE INDEX "ReportRun_state_createdAt_idx" ON "ReportRun"("state", "createdAt");

-- CreateIndex
CREATE INDEX "MatrixSubmission_shelterId_monthOn_createdAt_idx" ON "MatrixSubmission"("shelterId", "monthOn", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "ImportProfile_shelterId_name_key" ON "ImportProfile"("shelterId", "name");

-- CreateIndex
CREATE INDEX "ImportSource_active_nextAt_idx" ON "ImportSource"("active", "nextAt");

-- CreateIndex
CREATE UNIQUE INDEX "ImportSource_shelterId_name_key" ON "ImportSource"("shelterId", "name");

-- CreateIndex
CREATE INDEX "CatMerge_shelterId_keptId_idx" ON "CatMerge"("shelterId", "keptId");

-- CreateIndex
CREATE INDEX "CatMerge_shelterId_mergedId_idx" ON "CatMerge"("shelterId", "mergedId");

-- CreateIndex
CREATE UNIQUE INDEX "ApiKey_keyHash_key" ON "ApiKey"("keyHash");

-- CreateIndex
CREATE INDEX "ApiKey_shelterId_createdAt_idx" ON "ApiKey"("shelterId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Webhook_shelterId_id_key" ON "Webhook"("shelterId", "id");

-- CreateIndex
CREATE INDEX "WebhookDelivery_shelterId_webhookId_createdAt_idx" ON "WebhookDelivery"("shelterId", "webhookId", "createdAt");

-- CreateIndex
CREATE INDEX "WebhookDelivery_state_nextTryAt_idx" ON "WebhookDelivery"("state", "nextTryAt");

-- CreateIndex
CREATE UNIQUE INDEX "CalendarFeed_tokenHash_key" ON "CalendarFeed"("tokenHash");

-- CreateIndex
CREATE INDEX "CalendarFeed_shelterId_personId_idx" ON "CalendarFeed"("shelterId", "personId");

-- AddForeignKey
ALTER TABLE "LotteryDraw" ADD CONSTRAINT "LotteryDraw_shelterId_preregistrationId_fkey" FOREIGN KEY ("shelterId", "preregistrationId") REFERENCES "Preregistration"("shelterId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportSchedule" ADD CONSTRAINT "ReportSchedule_shelterId_definitionId_fkey" FOREIGN KEY ("shelterId", "definitionId") REFERENCES "ReportDefinition"("shelterId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportRun" ADD CONSTRAINT "ReportRun_shelterId_scheduleId_fkey" FOREIGN KEY ("shelterId", "scheduleId") REFERENCES "ReportSchedule"("shelterId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WebhookDelivery" ADD CONSTRAINT "WebhookDelivery_shelterId_webhookId_fkey" FOREIGN KEY ("shelterId", "webhookId") REFERENCES "Webhook"("shelterId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;


SELECT slackline_wall(t, 'SELECT, INSERT, UPDATE') FROM unnest(ARRAY[
  'SavedCohort', 'ReportDefinition', 'ReportSchedule', 'ReportRun', 'ImportProfile', 'ImportSource', 'FieldOwner',
  'CatMerge', 'ApiKey', 'Webhook', 'WebhookDelivery', 'CalendarFeed'
]) AS t;
SELECT slackline_wall(t, 'SELECT, INSERT') FROM unnest(ARRAY[
  'QualityNote', 'Preregistration', 'LotteryDraw', 'MatrixSubmission'
]) AS t;
-- What a person keeps for looking and takes away again is no history.
GRANT DELETE ON "SavedCohort" TO slackline_web;
SELECT slackline_wall('FigureChange', 'SELECT');

-- A figure rests on these tables. Each statement notes its transaction once; as a row of its own, so that two writers never
-- wait for each other, and a transaction that ends late still changes what is visible.
CREATE FUNCTION slackline_note_figures() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO "FigureChange" ("shelterId", "xid")
  SELECT DISTINCT "shelterId", pg_current_xact_id()::text::bigint FROM touched
  ON CONFLICT ("shelterId", "xid") DO UPDATE SET "writes" = "FigureChange"."writes" + 1;
  RETURN NULL;
END $$;
DO $$
DECLARE tbl text;
BEGIN
  FOREACH tbl IN ARRAY ARRAY['Cat', 'Stay', 'Placement', 'Return', 'CheckIn', 'CatFact', 'Rating', 'Assessment', 'Enrolment',
    'Session', 'HarnessEvent', 'StageDecision', 'Incident', 'MatchDecision', 'QualityNote']
  LOOP
    EXECUTE format('CREATE TRIGGER figures_insert AFTER INSERT ON %I REFERENCING NEW TABLE AS touched
      FOR EACH STATEMENT EXECUTE FUNCTION slackline_note_figures()', tbl);
    EXECUTE format('CREATE TRIGGER figures_update AFTER UPDATE ON %I REFERENCING NEW TABLE AS touched
      FOR EACH STATEMENT EXECUTE FUNCTION slackline_note_figures()', tbl);
    EXECUTE format('CREATE TRIGGER figures_delete AFTER DELETE ON %I REFERENCING OLD TABLE AS touched
      FOR EACH STATEMENT EXECUTE FUNCTION slackline_note_figures()', tbl);
  END LOOP;
END $$;

ALTER TABLE "ReportSchedule" ADD CONSTRAINT day_fits CHECK ("onDay" BETWEEN 1 AND CASE "every" WHEN 'week' THEN 7 ELSE 28 END);
ALTER TABLE "ImportSource" ADD CONSTRAINT not_too_often CHECK ("everyMinutes" >= 5);
