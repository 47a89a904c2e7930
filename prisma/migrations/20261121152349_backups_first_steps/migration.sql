-- AlterTable
ALTER TABLE "Shelter" ADD COLUMN     "firstStepsPutAwayAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "BackupRun" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'running',
    "name" TEXT,
    "place" TEXT NOT NULL,
    "bytes" BIGINT,
    "rows" BIGINT,
    "isEncrypted" BOOLEAN NOT NULL DEFAULT false,
    "problem" TEXT,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),
    "mailedAt" TIMESTAMPTZ(3),

    CONSTRAINT "BackupRun_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "BackupRun_kind_startedAt_idx" ON "BackupRun"("kind", "startedAt");
