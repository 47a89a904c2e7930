-- AlterTable
ALTER TABLE "SignIn" ADD COLUMN     "byPin" BOOLEAN NOT NULL DEFAULT false;
