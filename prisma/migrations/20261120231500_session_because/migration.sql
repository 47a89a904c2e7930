-- Why a session was put right; only a row that supersedes another has it.
-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "because" TEXT;
