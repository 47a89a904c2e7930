-- CreateEnum
CREATE TYPE "Eating" AS ENUM ('with_me', 'alone', 'no', 'unknown');

-- AlterTable
ALTER TABLE "Cat" ADD COLUMN     "clearedOutdoors" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "coverage" DOUBLE PRECISION NOT NULL DEFAULT 0,
ADD COLUMN     "gatesOpen" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "nextLook" TEXT,
ADD COLUMN     "proposedLook" TEXT NOT NULL DEFAULT 'quick',
ADD COLUMN     "roundAt" TIMESTAMPTZ(3),
ADD COLUMN     "roundEating" "Eating" NOT NULL DEFAULT 'unknown',
ADD COLUMN     "roundIllness" "Known" NOT NULL DEFAULT 'unknown',
ADD COLUMN     "roundStress" INTEGER;

-- AlterTable
ALTER TABLE "Certification" ADD COLUMN     "details" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "method" TEXT NOT NULL DEFAULT 'live',
ALTER COLUMN "expiresOn" DROP NOT NULL;

-- AlterTable
ALTER TABLE "RubricVersion" ADD COLUMN     "basedOnId" UUID,
ADD COLUMN     "createdBy" UUID,
ADD COLUMN     "note" TEXT;

-- CreateTable
CREATE TABLE "RoundCheck" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "catId" UUID NOT NULL,
    "checkedAt" TIMESTAMPTZ(3) NOT NULL,
    "checkedOn" DATE NOT NULL,
    "stress" INTEGER,
    "eating" "Eating" NOT NULL DEFAULT 'unknown',
    "illness" "Known" NOT NULL DEFAULT 'unknown',
    "illnessNote" TEXT,
    "personId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RoundCheck_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Assessment" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "catId" UUID NOT NULL,
    "rubricVersionId" UUID NOT NULL,
    "asOfOn" DATE NOT NULL,
    "sheetId" UUID,
    "result" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Assessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SavedView" (
    "id" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "isShared" BOOLEAN NOT NULL DEFAULT false,
    "query" TEXT NOT NULL,
    "layout" JSONB NOT NULL DEFAULT '{}',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SavedView_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "RoundCheck_shelterId_catId_checkedAt_idx" ON "RoundCheck"("shelterId", "catId", "checkedAt");

-- CreateIndex
CREATE INDEX "RoundCheck_shelterId_checkedOn_idx" ON "RoundCheck"("shelterId", "checkedOn");

-- CreateIndex
CREATE INDEX "Assessment_shelterId_catId_createdAt_idx" ON "Assessment"("shelterId", "catId", "createdAt");

-- CreateIndex
CREATE INDEX "Assessment_shelterId_rubricVersionId_idx" ON "Assessment"("shelterId", "rubricVersionId");

-- CreateIndex
CREATE UNIQUE INDEX "SavedView_shelterId_ownerId_name_key" ON "SavedView"("shelterId", "ownerId", "name");

-- AddForeignKey
ALTER TABLE "RoundCheck" ADD CONSTRAINT "RoundCheck_shelterId_catId_fkey" FOREIGN KEY ("shelterId", "catId") REFERENCES "Cat"("shelterId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assessment" ADD CONSTRAINT "Assessment_shelterId_catId_fkey" FOREIGN KEY ("shelterId", "catId") REFERENCES "Cat"("shelterId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assessment" ADD CONSTRAINT "Assessment_shelterId_rubricVersionId_fkey" FOREIGN KEY ("shelterId", "rubricVersionId") REFERENCES "RubricVersion"("shelterId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Round checks and assessments are histories; a saved view is its owner's to change and to throw away.
SELECT slackline_wall(t, 'SELECT, INSERT') FROM unnest(ARRAY['RoundCheck', 'Assessment']) AS t;
SELECT slackline_wall('SavedView', 'SELECT, INSERT, UPDATE, DELETE');

ALTER TABLE "RoundCheck" ADD CONSTRAINT stress_range CHECK ("stress" BETWEEN 0 AND 4);

-- A draft may be edited until it is approved; from then on nobody can change what a version says.
GRANT UPDATE ("note", "parameters") ON "RubricVersion" TO slackline_web;
GRANT UPDATE ("weight", "safetyCritical", "wording") ON "Dimension" TO slackline_web;

CREATE FUNCTION slackline_frozen_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."status" <> 'draft' AND (to_jsonb(NEW) - ARRAY['status', 'approvedBy', 'approvedAt'])
     IS DISTINCT FROM (to_jsonb(OLD) - ARRAY['status', 'approvedBy', 'approvedAt']) THEN
    RAISE EXCEPTION 'an approved version cannot be changed; make a new one' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER frozen BEFORE UPDATE ON "RubricVersion" FOR EACH ROW EXECUTE FUNCTION slackline_frozen_version();

CREATE FUNCTION slackline_frozen_dimension() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT "status" FROM "RubricVersion" WHERE "id" = OLD."rubricVersionId") <> 'draft' THEN
    RAISE EXCEPTION 'a dimension of an approved version cannot be changed; make a new version' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER frozen BEFORE UPDATE ON "Dimension" FOR EACH ROW EXECUTE FUNCTION slackline_frozen_dimension();

-- Whether a cat may go out is public; why not is for staff.
GRANT SELECT ("clearedOutdoors") ON "Cat" TO slackline_public;
