-- AlterTable
ALTER TABLE "Adopter" ADD COLUMN     "erasedAt" TIMESTAMPTZ(3),
ADD COLUMN     "language" TEXT NOT NULL DEFAULT 'en';

-- AlterTable
ALTER TABLE "Cat" ADD COLUMN     "bondId" UUID;

-- AlterTable
ALTER TABLE "CheckIn" ADD COLUMN     "answeredBy" TEXT,
ADD COLUMN     "mailedAt" TIMESTAMPTZ(3),
ADD COLUMN     "tokenHash" TEXT;

-- AlterTable
ALTER TABLE "Placement" ADD COLUMN     "disclosureId" UUID;

-- AlterTable
ALTER TABLE "Request" ADD COLUMN     "answeredAt" TIMESTAMPTZ(3),
ADD COLUMN     "closeReason" TEXT,
ADD COLUMN     "closedAt" TIMESTAMPTZ(3),
ADD COLUMN     "confirmHash" TEXT,
ADD COLUMN     "confirmedAt" TIMESTAMPTZ(3),
ADD COLUMN     "consent" TEXT,
ADD COLUMN     "consentAt" TIMESTAMPTZ(3),
ADD COLUMN     "handledBy" UUID,
ADD COLUMN     "meetingAt" TIMESTAMPTZ(3),
ADD COLUMN     "meetingMin" INTEGER,
ADD COLUMN     "meetingSeq" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "origin" TEXT NOT NULL DEFAULT 'home',
ADD COLUMN     "shortCode" TEXT;

-- AlterTable
ALTER TABLE "Shelter" ADD COLUMN     "address" TEXT,
ADD COLUMN     "contactEmail" TEXT,
ADD COLUMN     "contactPhone" TEXT,
ADD COLUMN     "keepRequestsDays" INTEGER NOT NULL DEFAULT 365,
ADD COLUMN     "settingsVersion" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "visitHours" TEXT;

-- CreateTable
CREATE TABLE "Disclosure" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "catId" UUID NOT NULL,
    "adopterId" UUID,
    "content" JSONB NOT NULL,
    "hash" TEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'en',
    "preparedBy" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "acknowledgedAt" TIMESTAMPTZ(3),
    "acknowledgedAs" TEXT,
    "acknowledgedBy" TEXT,
    "tokenHash" TEXT NOT NULL,

    CONSTRAINT "Disclosure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BiteReport" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "catId" UUID NOT NULL,
    "incidentId" UUID,
    "happenedOn" DATE NOT NULL,
    "bitten" TEXT NOT NULL,
    "bodyPart" TEXT,
    "circumstances" TEXT NOT NULL,
    "treated" "Known" NOT NULL DEFAULT 'unknown',
    "reported" "Known" NOT NULL DEFAULT 'unknown',
    "quarantineUntil" DATE,
    "closedAt" TIMESTAMPTZ(3),
    "closedBy" UUID,
    "finding" TEXT,
    "createdBy" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BiteReport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Photo" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "catId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "alt" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "crop" JSONB,
    "edition" INTEGER NOT NULL DEFAULT 1,
    "removedAt" TIMESTAMPTZ(3),
    "createdBy" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Photo_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RequestEvent" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "personId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RequestEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Message" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "adopterId" UUID NOT NULL,
    "requestId" UUID,
    "template" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "nextTryAt" TIMESTAMPTZ(3),
    "sentAt" TIMESTAMPTZ(3),
    "createdBy" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AdoptionEvent" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "onDay" DATE NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'planned',
    "noMatch" DOUBLE PRECISION,
    "frozen" JSONB,
    "createdBy" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AdoptionEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EventAdopter" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "adopterId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "removedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "EventAdopter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EventCat" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "catId" UUID NOT NULL,
    "removedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "EventCat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EventPair" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "adopterId" UUID NOT NULL,
    "catId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "result" TEXT,
    "note" TEXT,
    "personId" UUID NOT NULL,
    "removedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "EventPair_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ListExposure" (
    "shelterId" UUID NOT NULL,
    "catId" UUID NOT NULL,
    "weekOn" DATE NOT NULL,
    "list" TEXT NOT NULL,
    "shown" INTEGER NOT NULL DEFAULT 0,
    "exposure" DOUBLE PRECISION NOT NULL DEFAULT 0,

    CONSTRAINT "ListExposure_pkey" PRIMARY KEY ("shelterId","weekOn","list","catId")
);

-- CreateTable
CREATE TABLE "OverrideReview" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "monthOn" DATE NOT NULL,
    "finding" TEXT NOT NULL,
    "personId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "OverrideReview_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Disclosure_tokenHash_key" ON "Disclosure"("tokenHash");

-- CreateIndex
CREATE INDEX "Disclosure_shelterId_catId_idx" ON "Disclosure"("shelterId", "catId");

-- CreateIndex
CREATE INDEX "Disclosure_adopterId_idx" ON "Disclosure"("adopterId");

-- CreateIndex
CREATE UNIQUE INDEX "Disclosure_shelterId_id_key" ON "Disclosure"("shelterId", "id");

-- CreateIndex
CREATE INDEX "BiteReport_shelterId_catId_idx" ON "BiteReport"("shelterId", "catId");

-- CreateIndex
CREATE INDEX "BiteReport_shelterId_closedAt_idx" ON "BiteReport"("shelterId", "closedAt");

-- CreateIndex
CREATE INDEX "Photo_shelterId_catId_position_idx" ON "Photo"("shelterId", "catId", "position");

-- CreateIndex
CREATE INDEX "RequestEvent_shelterId_requestId_at_idx" ON "RequestEvent"("shelterId", "requestId", "at");

-- CreateIndex
CREATE INDEX "Message_shelterId_adopterId_createdAt_idx" ON "Message"("shelterId", "adopterId", "createdAt");

-- CreateIndex
CREATE INDEX "Message_shelterId_requestId_createdAt_idx" ON "Message"("shelterId", "requestId", "createdAt");

-- CreateIndex
CREATE INDEX "Message_state_nextTryAt_idx" ON "Message"("state", "nextTryAt");

-- CreateIndex
CREATE INDEX "AdoptionEvent_shelterId_onDay_idx" ON "AdoptionEvent"("shelterId", "onDay");

-- CreateIndex
CREATE UNIQUE INDEX "AdoptionEvent_shelterId_id_key" ON "AdoptionEvent"("shelterId", "id");

-- CreateIndex
CREATE INDEX "EventAdopter_adopterId_idx" ON "EventAdopter"("adopterId");

-- CreateIndex
CREATE UNIQUE INDEX "EventAdopter_shelterId_eventId_adopterId_key" ON "EventAdopter"("shelterId", "eventId", "adopterId");

-- CreateIndex
CREATE INDEX "EventCat_shelterId_catId_idx" ON "EventCat"("shelterId", "catId");

-- CreateIndex
CREATE UNIQUE INDEX "EventCat_shelterId_eventId_catId_key" ON "EventCat"("shelterId", "eventId", "catId");

-- CreateIndex
CREATE INDEX "EventPair_adopterId_idx" ON "EventPair"("adopterId");

-- CreateIndex
CREATE UNIQUE INDEX "EventPair_shelterId_eventId_adopterId_catId_kind_key" ON "EventPair"("shelterId", "eventId", "adopterId", "catId", "kind");

-- CreateIndex
CREATE INDEX "ListExposure_shelterId_catId_idx" ON "ListExposure"("shelterId", "catId");

-- CreateIndex
CREATE INDEX "OverrideReview_shelterId_monthOn_idx" ON "OverrideReview"("shelterId", "monthOn");

-- CreateIndex
CREATE UNIQUE INDEX "CheckIn_tokenHash_key" ON "CheckIn"("tokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "Request_confirmHash_key" ON "Request"("confirmHash");

-- CreateIndex
CREATE INDEX "Request_shelterId_catId_createdAt_idx" ON "Request"("shelterId", "catId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Request_shelterId_id_key" ON "Request"("shelterId", "id");

-- AddForeignKey
ALTER TABLE "Placement" ADD CONSTRAINT "Placement_shelterId_disclosureId_fkey" FOREIGN KEY ("shelterId", "disclosureId") REFERENCES "Disclosure"("shelterId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Disclosure" ADD CONSTRAINT "Disclosure_shelterId_catId_fkey" FOREIGN KEY ("shelterId", "catId") REFERENCES "Cat"("shelterId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Disclosure" ADD CONSTRAINT "Disclosure_adopterId_fkey" FOREIGN KEY ("adopterId") REFERENCES "Adopter"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BiteReport" ADD CONSTRAINT "BiteReport_shelterId_catId_fkey" FOREIGN KEY ("shelterId", "catId") REFERENCES "Cat"("shelterId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Photo" ADD CONSTRAINT "Photo_shelterId_catId_fkey" FOREIGN KEY ("shelterId", "catId") REFERENCES "Cat"("shelterId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RequestEvent" ADD CONSTRAINT "RequestEvent_shelterId_requestId_fkey" FOREIGN KEY ("shelterId", "requestId") REFERENCES "Request"("shelterId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_shelterId_adopterId_fkey" FOREIGN KEY ("shelterId", "adopterId") REFERENCES "Adopter"("shelterId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_shelterId_requestId_fkey" FOREIGN KEY ("shelterId", "requestId") REFERENCES "Request"("shelterId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EventAdopter" ADD CONSTRAINT "EventAdopter_shelterId_eventId_fkey" FOREIGN KEY ("shelterId", "eventId") REFERENCES "AdoptionEvent"("shelterId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EventAdopter" ADD CONSTRAINT "EventAdopter_shelterId_adopterId_fkey" FOREIGN KEY ("shelterId", "adopterId") REFERENCES "Adopter"("shelterId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EventCat" ADD CONSTRAINT "EventCat_shelterId_eventId_fkey" FOREIGN KEY ("shelterId", "eventId") REFERENCES "AdoptionEvent"("shelterId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EventCat" ADD CONSTRAINT "EventCat_shelterId_catId_fkey" FOREIGN KEY ("shelterId", "catId") REFERENCES "Cat"("shelterId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EventPair" ADD CONSTRAINT "EventPair_shelterId_eventId_fkey" FOREIGN KEY ("shelterId", "eventId") REFERENCES "AdoptionEvent"("shelterId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EventPair" ADD CONSTRAINT "EventPair_shelterId_adopterId_fkey" FOREIGN KEY ("shelterId", "adopterId") REFERENCES "Adopter"("shelterId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EventPair" ADD CONSTRAINT "EventPair_shelterId_catId_fkey" FOREIGN KEY ("shelterId", "catId") REFERENCES "Cat"("shelterId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ListExposure" ADD CONSTRAINT "ListExposure_shelterId_catId_fkey" FOREIGN KEY ("shelterId", "catId") REFERENCES "Cat"("shelterId", "id") ON DELETE CASCADE ON UPDATE CASCADE;


SELECT slackline_wall(t, 'SELECT, INSERT, UPDATE') FROM unnest(ARRAY[
  'BiteReport', 'Photo', 'Message', 'AdoptionEvent', 'EventAdopter', 'EventCat', 'EventPair', 'ListExposure'
]) AS t;
SELECT slackline_wall(t, 'SELECT, INSERT') FROM unnest(ARRAY['Disclosure', 'RequestEvent', 'OverrideReview']) AS t;
-- What a sheet says never changes; that it was acknowledged is added once.
GRANT UPDATE ("acknowledgedAt", "acknowledgedAs", "acknowledgedBy") ON "Disclosure" TO slackline_web;

-- Anybody may read how to reach the shelter, which cats belong together, and the photos of listed cats.
GRANT SELECT ("contactEmail", "contactPhone", "address", "visitHours") ON "Shelter" TO slackline_public;
GRANT SELECT ("bondId") ON "Cat" TO slackline_public;
GRANT SELECT ("id", "shelterId", "catId", "position", "alt", "width", "height", "crop", "edition", "removedAt") ON "Photo" TO slackline_public;
CREATE POLICY anybody ON "Photo" FOR SELECT TO slackline_public
  USING ("shelterId" = nullif(current_setting('app.shelter_id', true), '')::uuid AND "removedAt" IS NULL
    AND EXISTS (SELECT FROM "Cat" c WHERE c."id" = "catId" AND c."listed"));
CREATE INDEX cat_by_bond ON "Cat" ("shelterId", "bondId") WHERE "bondId" IS NOT NULL;

-- A counsellor finds a waiting person by the code they say; it is free again when the request has ended.
CREATE UNIQUE INDEX request_short_code ON "Request" ("shelterId", "shortCode")
  WHERE "shortCode" IS NOT NULL AND "closedAt" IS NULL;
ALTER TABLE "Shelter" ADD CONSTRAINT keeps_requests CHECK ("keepRequestsDays" BETWEEN 30 AND 3650);
