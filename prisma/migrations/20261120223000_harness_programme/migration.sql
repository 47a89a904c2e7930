-- AlterTable
ALTER TABLE "Enrolment" ADD COLUMN     "track" TEXT NOT NULL DEFAULT 'harness';

-- AlterTable
ALTER TABLE "Harness" ADD COLUMN     "condition" TEXT NOT NULL DEFAULT 'good',
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'harness',
ADD COLUMN     "lengthM" DECIMAL(4,2),
ADD COLUMN     "model" TEXT;

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "pinHash" TEXT;

-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "milestones" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "removal" JSONB,
ADD COLUMN     "setting" TEXT NOT NULL DEFAULT 'shelter',
ADD COLUMN     "subStep" TEXT,
ADD COLUMN     "techniques" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "track" TEXT NOT NULL DEFAULT 'harness',
ADD COLUMN     "trackStep" INTEGER;

-- CreateTable
CREATE TABLE "EquipmentEvent" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "harnessId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "catId" UUID,
    "holderId" UUID,
    "condition" TEXT,
    "note" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "personId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "EquipmentEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FitCheckRecord" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "catId" UUID NOT NULL,
    "harnessId" UUID NOT NULL,
    "checkedAt" TIMESTAMPTZ(3) NOT NULL,
    "checkedOn" DATE NOT NULL,
    "check" JSONB NOT NULL,
    "passed" BOOLEAN NOT NULL,
    "problems" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "weightKg" DECIMAL(5,2),
    "personId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FitCheckRecord_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SessionSlot" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "weekday" INTEGER NOT NULL,
    "part" TEXT NOT NULL,
    "personId" UUID,
    "sessions" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SessionSlot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Incident" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "catId" UUID NOT NULL,
    "sessionId" UUID,
    "happenedAt" TIMESTAMPTZ(3) NOT NULL,
    "happenedOn" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "isNearMiss" BOOLEAN NOT NULL DEFAULT false,
    "mechanism" TEXT NOT NULL DEFAULT 'unknown',
    "harnessId" UUID,
    "fitPassed" BOOLEAN,
    "stage" INTEGER,
    "place" TEXT,
    "text" TEXT NOT NULL,
    "personId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Incident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IncidentReview" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "finding" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "liftsStop" BOOLEAN NOT NULL DEFAULT false,
    "personId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "IncidentReview_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "name" TEXT,
    "email" TEXT,
    "clearance" INTEGER NOT NULL DEFAULT 0,
    "catIds" UUID[] DEFAULT ARRAY[]::UUID[],
    "personId" UUID,
    "invitedBy" UUID NOT NULL,
    "approvedBy" UUID,
    "approvedAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SharedDevice" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "registeredBy" UUID NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SharedDevice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Passport" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "catId" UUID NOT NULL,
    "placementId" UUID,
    "tokenHash" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "expiresOn" DATE NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "issuedBy" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Passport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PassportEntry" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "passportId" UUID NOT NULL,
    "heldAt" TIMESTAMPTZ(3) NOT NULL,
    "heldOn" DATE NOT NULL,
    "entry" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PassportEntry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "EquipmentEvent_shelterId_harnessId_at_idx" ON "EquipmentEvent"("shelterId", "harnessId", "at");

-- CreateIndex
CREATE INDEX "EquipmentEvent_shelterId_catId_at_idx" ON "EquipmentEvent"("shelterId", "catId", "at");

-- CreateIndex
CREATE INDEX "FitCheckRecord_shelterId_catId_checkedAt_idx" ON "FitCheckRecord"("shelterId", "catId", "checkedAt");

-- CreateIndex
CREATE INDEX "FitCheckRecord_shelterId_harnessId_idx" ON "FitCheckRecord"("shelterId", "harnessId");

-- CreateIndex
CREATE INDEX "SessionSlot_shelterId_weekday_idx" ON "SessionSlot"("shelterId", "weekday");

-- CreateIndex
CREATE INDEX "Incident_shelterId_happenedAt_idx" ON "Incident"("shelterId", "happenedAt");

-- CreateIndex
CREATE INDEX "Incident_shelterId_catId_happenedAt_idx" ON "Incident"("shelterId", "catId", "happenedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Incident_shelterId_id_key" ON "Incident"("shelterId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Incident_shelterId_sessionId_key" ON "Incident"("shelterId", "sessionId");

-- CreateIndex
CREATE INDEX "IncidentReview_shelterId_incidentId_createdAt_idx" ON "IncidentReview"("shelterId", "incidentId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_tokenHash_key" ON "Invitation"("tokenHash");

-- CreateIndex
CREATE INDEX "Invitation_shelterId_createdAt_idx" ON "Invitation"("shelterId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "SharedDevice_tokenHash_key" ON "SharedDevice"("tokenHash");

-- CreateIndex
CREATE INDEX "SharedDevice_shelterId_idx" ON "SharedDevice"("shelterId");

-- CreateIndex
CREATE UNIQUE INDEX "Passport_tokenHash_key" ON "Passport"("tokenHash");

-- CreateIndex
CREATE INDEX "Passport_shelterId_catId_idx" ON "Passport"("shelterId", "catId");

-- CreateIndex
CREATE UNIQUE INDEX "Passport_shelterId_id_key" ON "Passport"("shelterId", "id");

-- CreateIndex
CREATE INDEX "PassportEntry_shelterId_passportId_heldAt_idx" ON "PassportEntry"("shelterId", "passportId", "heldAt");

-- CreateIndex
CREATE UNIQUE INDEX "Harness_shelterId_id_key" ON "Harness"("shelterId", "id");

-- AddForeignKey
ALTER TABLE "EquipmentEvent" ADD CONSTRAINT "EquipmentEvent_shelterId_harnessId_fkey" FOREIGN KEY ("shelterId", "harnessId") REFERENCES "Harness"("shelterId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FitCheckRecord" ADD CONSTRAINT "FitCheckRecord_shelterId_catId_fkey" FOREIGN KEY ("shelterId", "catId") REFERENCES "Cat"("shelterId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FitCheckRecord" ADD CONSTRAINT "FitCheckRecord_shelterId_harnessId_fkey" FOREIGN KEY ("shelterId", "harnessId") REFERENCES "Harness"("shelterId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Incident" ADD CONSTRAINT "Incident_shelterId_catId_fkey" FOREIGN KEY ("shelterId", "catId") REFERENCES "Cat"("shelterId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IncidentReview" ADD CONSTRAINT "IncidentReview_shelterId_incidentId_fkey" FOREIGN KEY ("shelterId", "incidentId") REFERENCES "Incident"("shelterId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Passport" ADD CONSTRAINT "Passport_shelterId_catId_fkey" FOREIGN KEY ("shelterId", "catId") REFERENCES "Cat"("shelterId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PassportEntry" ADD CONSTRAINT "PassportEntry_shelterId_passportId_fkey" FOREIGN KEY ("shelterId", "passportId") REFERENCES "Passport"("shelterId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Histories.
SELECT slackline_wall(t, 'SELECT, INSERT') FROM unnest(ARRAY[
  'EquipmentEvent', 'FitCheckRecord', 'Incident', 'IncidentReview', 'PassportEntry'
]) AS t;
-- Living rows, guarded by their version. A slot that is gone has no sessions; an invitation or a device is revoked.
SELECT slackline_wall(t, 'SELECT, INSERT, UPDATE') FROM unnest(ARRAY[
  'SessionSlot', 'Invitation', 'SharedDevice'
]) AS t;
-- What stood on a passport stays; it can only be taken back.
SELECT slackline_wall('Passport', 'SELECT, INSERT');
GRANT UPDATE ("revokedAt", "version") ON "Passport" TO slackline_web;

ALTER TABLE "SessionSlot" ADD CONSTRAINT weekday_range CHECK ("weekday" BETWEEN 1 AND 7),
  ADD CONSTRAINT sessions_range CHECK ("sessions" BETWEEN 0 AND 40);
ALTER TABLE "Invitation" ADD CONSTRAINT clearance_range CHECK ("clearance" BETWEEN 0 AND 9);

-- A draft of a protocol may be edited until it is approved; from then on nobody can change what it says.
GRANT UPDATE ("name", "parameters") ON "ProtocolVersion" TO slackline_web;
CREATE TRIGGER frozen BEFORE UPDATE ON "ProtocolVersion" FOR EACH ROW EXECUTE FUNCTION slackline_frozen_version();
