-- Ways in for volunteers, foster carers and shared tablets; who looks into an incident before it is closed.
-- AlterTable
ALTER TABLE "IncidentReview" ADD COLUMN     "assigneeId" UUID,
ADD COLUMN     "step" TEXT NOT NULL DEFAULT 'closed';

-- AlterTable
ALTER TABLE "Invitation" ADD COLUMN     "declinedAt" TIMESTAMPTZ(3),
ADD COLUMN     "joinedAt" TIMESTAMPTZ(3),
ADD COLUMN     "label" TEXT,
ADD COLUMN     "passwordHash" TEXT;

-- AlterTable
ALTER TABLE "SignIn" ADD COLUMN     "deviceId" UUID,
ADD COLUMN     "lastSeenAt" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "SignIn_deviceId_idx" ON "SignIn"("deviceId");

-- AddForeignKey
ALTER TABLE "SignIn" ADD CONSTRAINT "SignIn_deviceId_fkey" FOREIGN KEY ("deviceId") REFERENCES "SharedDevice"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "IncidentReview" ADD CONSTRAINT step_known CHECK ("step" IN ('taken', 'closed')),
  ADD CONSTRAINT closed_says_what CHECK ("step" = 'taken' OR ("finding" <> '' AND "action" <> ''));
