-- AlterTable
ALTER TABLE "Dimension" ADD COLUMN     "meaning" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "RubricVersion" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0;

GRANT UPDATE ("meaning") ON "Dimension" TO slackline_web;
GRANT UPDATE ("revision") ON "RubricVersion" TO slackline_web;

-- Nor can it become a draft again, to be changed by that way round.
CREATE OR REPLACE FUNCTION slackline_frozen_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."status" <> 'draft' AND (NEW."status" = 'draft'
     OR (to_jsonb(NEW) - ARRAY['status', 'approvedBy', 'approvedAt'])
     IS DISTINCT FROM (to_jsonb(OLD) - ARRAY['status', 'approvedBy', 'approvedAt'])) THEN
    RAISE EXCEPTION 'an approved version cannot be changed; make a new one' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
