-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('administrator', 'coordinator', 'staff', 'volunteer', 'adopter');

-- CreateEnum
CREATE TYPE "Sex" AS ENUM ('F', 'M', 'unknown');

-- CreateEnum
CREATE TYPE "Known" AS ENUM ('yes', 'no', 'unknown');

-- CreateEnum
CREATE TYPE "IntakeType" AS ENUM ('stray', 'owner_relinquished', 'owner_intended_euthanasia', 'transfer_in', 'seized_impounded', 'other_intake');

-- CreateEnum
CREATE TYPE "OutcomeType" AS ENUM ('adoption', 'rto', 'transfer_out', 'rtf', 'other_live', 'died', 'lost', 'shelter_euthanasia', 'owner_intended_euthanasia_out');

-- CreateEnum
CREATE TYPE "PlacementKind" AS ENUM ('adoption', 'foster', 'trial');

-- CreateEnum
CREATE TYPE "Tier" AS ENUM ('WINDOW', 'PATIO_PACK', 'TRAIL');

-- CreateEnum
CREATE TYPE "VersionStatus" AS ENUM ('draft', 'approved', 'retired');

-- CreateEnum
CREATE TYPE "RatingContext" AS ENUM ('standard', 'foster', 'opportunistic');

-- CreateEnum
CREATE TYPE "RequestStatus" AS ENUM ('new', 'talking', 'meeting', 'placed', 'closed');

-- CreateTable
CREATE TABLE "Shelter" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "dataEndOn" DATE,
    "dataVersion" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Shelter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "passwordHash" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "accountId" UUID,
    "name" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "permissions" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "clearance" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignIn" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SignIn_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Throttle" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "Throttle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Cat" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "code" TEXT,
    "sex" "Sex" NOT NULL DEFAULT 'unknown',
    "neutered" "Known" NOT NULL DEFAULT 'unknown',
    "bornOn" DATE,
    "bornEstimated" BOOLEAN NOT NULL DEFAULT false,
    "breed" TEXT,
    "colour" TEXT,
    "pattern" TEXT,
    "eyeColour" TEXT,
    "earShape" TEXT,
    "coatLength" TEXT,
    "weightKg" DECIMAL(5,2),
    "microchip" TEXT,
    "room" TEXT,
    "unit" TEXT,
    "profileText" TEXT,
    "staffNote" TEXT,
    "published" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "inCare" BOOLEAN NOT NULL DEFAULT false,
    "listed" BOOLEAN NOT NULL DEFAULT false,
    "intakeOn" DATE,
    "potential" "Tier" NOT NULL DEFAULT 'WINDOW',
    "demonstrated" "Tier" NOT NULL DEFAULT 'WINDOW',
    "gateCap" "Tier" NOT NULL DEFAULT 'WINDOW',
    "effective" "Tier" NOT NULL DEFAULT 'WINDOW',
    "sufficient" BOOLEAN NOT NULL DEFAULT false,
    "suitability" DOUBLE PRECISION NOT NULL DEFAULT 50,
    "suitabilityLow" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "suitabilityHigh" DOUBLE PRECISION NOT NULL DEFAULT 100,
    "stage" INTEGER,
    "mastered" INTEGER NOT NULL DEFAULT 0,
    "reviewOpen" BOOLEAN NOT NULL DEFAULT false,
    "coolDownUntil" TIMESTAMPTZ(3),
    "lastSessionAt" TIMESTAMPTZ(3),
    "lastRatingAt" TIMESTAMPTZ(3),
    "estimates" JSONB NOT NULL DEFAULT '{}',
    "facets" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "summaryOn" DATE,

    CONSTRAINT "Cat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Stay" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "catId" UUID NOT NULL,
    "intakeOn" DATE NOT NULL,
    "intakeAt" TIMESTAMPTZ(3),
    "intakeType" "IntakeType" NOT NULL DEFAULT 'other_intake',
    "intakeDetail" TEXT,
    "isReturn" BOOLEAN NOT NULL DEFAULT false,
    "availableOn" DATE,
    "outcomeOn" DATE,
    "outcomeAt" TIMESTAMPTZ(3),
    "outcomeType" "OutcomeType",
    "outcomeDetail" TEXT,
    "bornOn" DATE,
    "sex" "Sex" NOT NULL DEFAULT 'unknown',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Stay_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Placement" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "catId" UUID NOT NULL,
    "stayId" UUID NOT NULL,
    "adopterId" UUID,
    "kind" "PlacementKind" NOT NULL,
    "startedOn" DATE NOT NULL,
    "dueOn" DATE,
    "endedOn" DATE,
    "endReason" TEXT,
    "frozen" JSONB NOT NULL DEFAULT '{}',
    "createdBy" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Placement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Return" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "placementId" UUID NOT NULL,
    "newStayId" UUID,
    "returnedOn" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "note" TEXT,
    "createdBy" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Return_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CheckIn" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "placementId" UUID NOT NULL,
    "day" INTEGER NOT NULL,
    "dueOn" DATE NOT NULL,
    "answeredAt" TIMESTAMPTZ(3),
    "answers" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "CheckIn_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CatFact" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "catId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "evidence" TEXT,
    "observedOn" DATE,
    "createdBy" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CatFact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RubricVersion" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "status" "VersionStatus" NOT NULL DEFAULT 'draft',
    "parameters" JSONB NOT NULL,
    "approvedBy" UUID,
    "approvedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RubricVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Dimension" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "rubricVersionId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "weight" DOUBLE PRECISION NOT NULL,
    "safetyCritical" BOOLEAN NOT NULL,
    "wording" JSONB NOT NULL,

    CONSTRAINT "Dimension_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Rating" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "catId" UUID NOT NULL,
    "sheetId" UUID NOT NULL,
    "rubricVersionId" UUID NOT NULL,
    "dimension" TEXT NOT NULL,
    "value" INTEGER,
    "raterId" UUID NOT NULL,
    "certified" BOOLEAN NOT NULL,
    "ratedAt" TIMESTAMPTZ(3) NOT NULL,
    "ratedOn" DATE NOT NULL,
    "context" "RatingContext" NOT NULL DEFAULT 'standard',
    "stress" INTEGER NOT NULL DEFAULT 0,
    "hoursSinceIntake" DOUBLE PRECISION,
    "place" TEXT,
    "note" TEXT,
    "broken" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "supersedesId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Rating_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Certification" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "kappaLinear" DOUBLE PRECISION NOT NULL,
    "withinOne" DOUBLE PRECISION NOT NULL,
    "pairs" INTEGER NOT NULL,
    "passedOn" DATE NOT NULL,
    "expiresOn" DATE NOT NULL,
    "recordedBy" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Certification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TagEvent" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "catId" UUID NOT NULL,
    "tag" TEXT NOT NULL,
    "isOn" BOOLEAN NOT NULL,
    "evidence" TEXT,
    "personId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TagEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GateFact" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "catId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "factOn" DATE NOT NULL,
    "expiresOn" DATE,
    "note" TEXT,
    "personId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "GateFact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProtocolVersion" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "status" "VersionStatus" NOT NULL DEFAULT 'draft',
    "parameters" JSONB NOT NULL,
    "approvedBy" UUID,
    "approvedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProtocolVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Enrolment" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "catId" UUID NOT NULL,
    "protocolVersionId" UUID NOT NULL,
    "startingStage" INTEGER NOT NULL DEFAULT 1,
    "reason" TEXT,
    "enrolledBy" UUID,
    "approvedBy" UUID,
    "enrolledAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Enrolment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Harness" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "style" TEXT NOT NULL,
    "size" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Harness_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "catId" UUID NOT NULL,
    "protocolVersionId" UUID NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "startedOn" DATE NOT NULL,
    "durationSec" INTEGER,
    "handlerId" UUID NOT NULL,
    "secondPersonId" UUID,
    "place" TEXT,
    "harnessId" UUID,
    "fit" JSONB,
    "leash" TEXT,
    "reward" TEXT,
    "rewardTaken" INTEGER,
    "catStarted" BOOLEAN,
    "trials" INTEGER,
    "hits" INTEGER,
    "latencySec" INTEGER,
    "gait" INTEGER,
    "wornSec" INTEGER,
    "peakStress" INTEGER NOT NULL,
    "signs" JSONB NOT NULL DEFAULT '[]',
    "recoverySec" INTEGER,
    "endedBy" TEXT NOT NULL,
    "incident" TEXT NOT NULL DEFAULT 'none',
    "incidentText" TEXT,
    "weather" JSONB,
    "exitFacts" JSONB NOT NULL DEFAULT '{}',
    "note" TEXT,
    "supersedesId" UUID,
    "loggedBy" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HarnessEvent" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "catId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "onDay" DATE NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',
    "reason" TEXT,
    "personId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "HarnessEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StageDecision" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "catId" UUID NOT NULL,
    "replay" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "onDay" DATE NOT NULL,
    "fromStage" INTEGER NOT NULL,
    "toStage" INTEGER NOT NULL,
    "why" TEXT NOT NULL,
    "sessionId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StageDecision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Adopter" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "phone" TEXT,
    "contactNote" TEXT,
    "staffNote" TEXT,
    "source" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Adopter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Answers" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "adopterId" UUID NOT NULL,
    "answers" JSONB NOT NULL,
    "createdBy" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Answers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SafetyNeed" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "catId" UUID NOT NULL,
    "excludes" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "documentedOn" DATE NOT NULL,
    "reviewedOn" DATE NOT NULL,
    "endedOn" DATE,
    "createdBy" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SafetyNeed_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MatchDecision" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "adopterId" UUID NOT NULL,
    "catId" UUID NOT NULL,
    "decision" TEXT NOT NULL,
    "reason" TEXT,
    "snapshot" JSONB NOT NULL,
    "personId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MatchDecision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Request" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "catId" UUID NOT NULL,
    "adopterId" UUID NOT NULL,
    "status" "RequestStatus" NOT NULL DEFAULT 'new',
    "message" TEXT,
    "tokenHash" TEXT NOT NULL,
    "answerBy" DATE NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Import" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "profile" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "fileHash" TEXT NOT NULL,
    "rows" INTEGER NOT NULL,
    "counts" JSONB NOT NULL,
    "skipped" JSONB NOT NULL,
    "conflicts" JSONB NOT NULL,
    "personId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoneAt" TIMESTAMPTZ(3),
    "undoneBy" UUID,

    CONSTRAINT "Import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportChange" (
    "id" BIGSERIAL NOT NULL,
    "shelterId" UUID NOT NULL,
    "importId" UUID NOT NULL,
    "entity" TEXT NOT NULL,
    "entityId" UUID NOT NULL,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "ImportChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExternalRecord" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "entity" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "entityId" UUID NOT NULL,
    "lastImported" JSONB NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ExternalRecord_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "personId" UUID,
    "action" TEXT NOT NULL,
    "entity" TEXT NOT NULL,
    "entityId" UUID NOT NULL,
    "catId" UUID,
    "summary" TEXT NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Shelter_code_key" ON "Shelter"("code");

-- CreateIndex
CREATE UNIQUE INDEX "Account_email_key" ON "Account"("email");

-- CreateIndex
CREATE UNIQUE INDEX "Person_shelterId_accountId_key" ON "Person"("shelterId", "accountId");

-- CreateIndex
CREATE INDEX "SignIn_accountId_idx" ON "SignIn"("accountId");

-- CreateIndex
CREATE INDEX "SignIn_personId_idx" ON "SignIn"("personId");

-- CreateIndex
CREATE INDEX "Cat_shelterId_inCare_name_id_idx" ON "Cat"("shelterId", "inCare", "name", "id");

-- CreateIndex
CREATE INDEX "Cat_shelterId_inCare_suitabilityLow_id_idx" ON "Cat"("shelterId", "inCare", "suitabilityLow", "id");

-- CreateIndex
CREATE INDEX "Cat_facets_idx" ON "Cat" USING GIN ("facets");

-- CreateIndex
CREATE UNIQUE INDEX "Cat_shelterId_id_key" ON "Cat"("shelterId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Cat_shelterId_slug_key" ON "Cat"("shelterId", "slug");

-- CreateIndex
CREATE INDEX "Stay_shelterId_catId_intakeOn_idx" ON "Stay"("shelterId", "catId", "intakeOn");

-- CreateIndex
CREATE INDEX "Stay_shelterId_intakeOn_idx" ON "Stay"("shelterId", "intakeOn");

-- CreateIndex
CREATE UNIQUE INDEX "Stay_shelterId_id_key" ON "Stay"("shelterId", "id");

-- CreateIndex
CREATE INDEX "Placement_shelterId_catId_idx" ON "Placement"("shelterId", "catId");

-- CreateIndex
CREATE UNIQUE INDEX "Placement_shelterId_id_key" ON "Placement"("shelterId", "id");

-- CreateIndex
CREATE INDEX "Return_shelterId_placementId_idx" ON "Return"("shelterId", "placementId");

-- CreateIndex
CREATE INDEX "CheckIn_shelterId_dueOn_idx" ON "CheckIn"("shelterId", "dueOn");

-- CreateIndex
CREATE UNIQUE INDEX "CheckIn_shelterId_placementId_day_key" ON "CheckIn"("shelterId", "placementId", "day");

-- CreateIndex
CREATE INDEX "CatFact_shelterId_catId_key_createdAt_idx" ON "CatFact"("shelterId", "catId", "key", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "RubricVersion_shelterId_id_key" ON "RubricVersion"("shelterId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "RubricVersion_shelterId_number_key" ON "RubricVersion"("shelterId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Dimension_shelterId_rubricVersionId_key_key" ON "Dimension"("shelterId", "rubricVersionId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "Rating_supersedesId_key" ON "Rating"("supersedesId");

-- CreateIndex
CREATE INDEX "Rating_shelterId_catId_dimension_ratedAt_idx" ON "Rating"("shelterId", "catId", "dimension", "ratedAt");

-- CreateIndex
CREATE INDEX "Rating_shelterId_raterId_ratedAt_idx" ON "Rating"("shelterId", "raterId", "ratedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Rating_shelterId_sheetId_dimension_key" ON "Rating"("shelterId", "sheetId", "dimension");

-- CreateIndex
CREATE INDEX "Certification_shelterId_personId_expiresOn_idx" ON "Certification"("shelterId", "personId", "expiresOn");

-- CreateIndex
CREATE INDEX "TagEvent_shelterId_catId_tag_createdAt_idx" ON "TagEvent"("shelterId", "catId", "tag", "createdAt");

-- CreateIndex
CREATE INDEX "GateFact_shelterId_catId_key_createdAt_idx" ON "GateFact"("shelterId", "catId", "key", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "ProtocolVersion_shelterId_id_key" ON "ProtocolVersion"("shelterId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ProtocolVersion_shelterId_key_number_key" ON "ProtocolVersion"("shelterId", "key", "number");

-- CreateIndex
CREATE INDEX "Enrolment_shelterId_catId_enrolledAt_idx" ON "Enrolment"("shelterId", "catId", "enrolledAt");

-- CreateIndex
CREATE UNIQUE INDEX "Harness_shelterId_label_key" ON "Harness"("shelterId", "label");

-- CreateIndex
CREATE UNIQUE INDEX "Session_supersedesId_key" ON "Session"("supersedesId");

-- CreateIndex
CREATE INDEX "Session_shelterId_catId_startedAt_id_idx" ON "Session"("shelterId", "catId", "startedAt", "id");

-- CreateIndex
CREATE INDEX "Session_shelterId_startedAt_idx" ON "Session"("shelterId", "startedAt");

-- CreateIndex
CREATE INDEX "HarnessEvent_shelterId_catId_at_idx" ON "HarnessEvent"("shelterId", "catId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "StageDecision_shelterId_catId_replay_position_key" ON "StageDecision"("shelterId", "catId", "replay", "position");

-- CreateIndex
CREATE INDEX "Adopter_shelterId_name_id_idx" ON "Adopter"("shelterId", "name", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Adopter_shelterId_id_key" ON "Adopter"("shelterId", "id");

-- CreateIndex
CREATE INDEX "Answers_shelterId_adopterId_createdAt_idx" ON "Answers"("shelterId", "adopterId", "createdAt");

-- CreateIndex
CREATE INDEX "SafetyNeed_shelterId_catId_idx" ON "SafetyNeed"("shelterId", "catId");

-- CreateIndex
CREATE INDEX "MatchDecision_shelterId_adopterId_createdAt_idx" ON "MatchDecision"("shelterId", "adopterId", "createdAt");

-- CreateIndex
CREATE INDEX "MatchDecision_shelterId_catId_createdAt_idx" ON "MatchDecision"("shelterId", "catId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Request_tokenHash_key" ON "Request"("tokenHash");

-- CreateIndex
CREATE INDEX "Request_shelterId_status_createdAt_idx" ON "Request"("shelterId", "status", "createdAt");

-- CreateIndex
CREATE INDEX "Import_shelterId_createdAt_idx" ON "Import"("shelterId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Import_shelterId_id_key" ON "Import"("shelterId", "id");

-- CreateIndex
CREATE INDEX "ImportChange_shelterId_importId_idx" ON "ImportChange"("shelterId", "importId");

-- CreateIndex
CREATE INDEX "ExternalRecord_shelterId_entity_entityId_idx" ON "ExternalRecord"("shelterId", "entity", "entityId");

-- CreateIndex
CREATE UNIQUE INDEX "ExternalRecord_shelterId_source_entity_key_key" ON "ExternalRecord"("shelterId", "source", "entity", "key");

-- CreateIndex
CREATE INDEX "AuditEntry_shelterId_at_idx" ON "AuditEntry"("shelterId", "at");

-- CreateIndex
CREATE INDEX "AuditEntry_shelterId_catId_at_idx" ON "AuditEntry"("shelterId", "catId", "at");

-- CreateIndex
CREATE INDEX "AuditEntry_shelterId_entity_entityId_idx" ON "AuditEntry"("shelterId", "entity", "entityId");

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SignIn" ADD CONSTRAINT "SignIn_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SignIn" ADD CONSTRAINT "SignIn_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Stay" ADD CONSTRAINT "Stay_shelterId_catId_fkey" FOREIGN KEY ("shelterId", "catId") REFERENCES "Cat"("shelterId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Placement" ADD CONSTRAINT "Placement_shelterId_catId_fkey" FOREIGN KEY ("shelterId", "catId") REFERENCES "Cat"("shelterId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Placement" ADD CONSTRAINT "Placement_shelterId_stayId_fkey" FOREIGN KEY ("shelterId", "stayId") REFERENCES "Stay"("shelterId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Placement" ADD CONSTRAINT "Placement_adopterId_fkey" FOREIGN KEY ("adopterId") REFERENCES "Adopter"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Return" ADD CONSTRAINT "Return_shelterId_placementId_fkey" FOREIGN KEY ("shelterId", "placementId") REFERENCES "Placement"("shelterId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CheckIn" ADD CONSTRAINT "CheckIn_shelterId_placementId_fkey" FOREIGN KEY ("shelterId", "placementId") REFERENCES "Placement"("shelterId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CatFact" ADD CONSTRAINT "CatFact_shelterId_catId_fkey" FOREIGN KEY ("shelterId", "catId") REFERENCES "Cat"("shelterId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Dimension" ADD CONSTRAINT "Dimension_shelterId_rubricVersionId_fkey" FOREIGN KEY ("shelterId", "rubricVersionId") REFERENCES "RubricVersion"("shelterId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rating" ADD CONSTRAINT "Rating_shelterId_catId_fkey" FOREIGN KEY ("shelterId", "catId") REFERENCES "Cat"("shelterId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rating" ADD CONSTRAINT "Rating_shelterId_rubricVersionId_fkey" FOREIGN KEY ("shelterId", "rubricVersionId") REFERENCES "RubricVersion"("shelterId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TagEvent" ADD CONSTRAINT "TagEvent_shelterId_catId_fkey" FOREIGN KEY ("shelterId", "catId") REFERENCES "Cat"("shelterId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GateFact" ADD CONSTRAINT "GateFact_shelterId_catId_fkey" FOREIGN KEY ("shelterId", "catId") REFERENCES "Cat"("shelterId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Enrolment" ADD CONSTRAINT "Enrolment_shelterId_catId_fkey" FOREIGN KEY ("shelterId", "catId") REFERENCES "Cat"("shelterId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Enrolment" ADD CONSTRAINT "Enrolment_shelterId_protocolVersionId_fkey" FOREIGN KEY ("shelterId", "protocolVersionId") REFERENCES "ProtocolVersion"("shelterId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_shelterId_catId_fkey" FOREIGN KEY ("shelterId", "catId") REFERENCES "Cat"("shelterId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_shelterId_protocolVersionId_fkey" FOREIGN KEY ("shelterId", "protocolVersionId") REFERENCES "ProtocolVersion"("shelterId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HarnessEvent" ADD CONSTRAINT "HarnessEvent_shelterId_catId_fkey" FOREIGN KEY ("shelterId", "catId") REFERENCES "Cat"("shelterId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StageDecision" ADD CONSTRAINT "StageDecision_shelterId_catId_fkey" FOREIGN KEY ("shelterId", "catId") REFERENCES "Cat"("shelterId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Answers" ADD CONSTRAINT "Answers_shelterId_adopterId_fkey" FOREIGN KEY ("shelterId", "adopterId") REFERENCES "Adopter"("shelterId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SafetyNeed" ADD CONSTRAINT "SafetyNeed_shelterId_catId_fkey" FOREIGN KEY ("shelterId", "catId") REFERENCES "Cat"("shelterId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MatchDecision" ADD CONSTRAINT "MatchDecision_shelterId_adopterId_fkey" FOREIGN KEY ("shelterId", "adopterId") REFERENCES "Adopter"("shelterId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MatchDecision" ADD CONSTRAINT "MatchDecision_shelterId_catId_fkey" FOREIGN KEY ("shelterId", "catId") REFERENCES "Cat"("shelterId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Request" ADD CONSTRAINT "Request_shelterId_catId_fkey" FOREIGN KEY ("shelterId", "catId") REFERENCES "Cat"("shelterId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Request" ADD CONSTRAINT "Request_shelterId_adopterId_fkey" FOREIGN KEY ("shelterId", "adopterId") REFERENCES "Adopter"("shelterId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportChange" ADD CONSTRAINT "ImportChange_shelterId_importId_fkey" FOREIGN KEY ("shelterId", "importId") REFERENCES "Import"("shelterId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
