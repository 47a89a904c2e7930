-- The walls Prisma's schema language cannot say: roles, row-level security, append-only grants, checks, partial indexes.
--
-- Three roles stand between the app and the tables' owner, each entered per connection with SET ROLE and bound to one
-- shelter by the setting app.shelter_id:
--   slackline_web     what signed-in people do: reads and writes, no deleting, no rewriting of history
--   slackline_keeper  undoing an import, erasing a person, removing the demo: may delete, within one shelter
--   slackline_public  what anybody may read: named columns of listed cats, nothing else
-- The owner is used for migrations, sign-in and creating a shelter only.

DO $$
DECLARE wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['slackline_web', 'slackline_keeper', 'slackline_public'] LOOP
    BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
        EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
      END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- roles belong to the whole server; another database made it
    END;
    EXECUTE format('GRANT %I TO CURRENT_USER', wanted);
    EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', wanted);
  END LOOP;
END $$;

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Puts one tenant table behind the wall. `rights` is what slackline_web may do.
CREATE FUNCTION slackline_wall(tbl text, rights text, key text DEFAULT 'shelterId') RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tbl);
  EXECUTE format(
    'CREATE POLICY tenant ON %I TO slackline_web, slackline_keeper
       USING (%I = nullif(current_setting(''app.shelter_id'', true), '''')::uuid)
       WITH CHECK (%I = nullif(current_setting(''app.shelter_id'', true), '''')::uuid)', tbl, key, key);
  EXECUTE format('GRANT %s ON %I TO slackline_web', rights, tbl);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO slackline_keeper', tbl);
END $$;

SELECT slackline_wall('Shelter', 'SELECT, UPDATE', 'id');
-- Living rows: they change, guarded by their version; nobody but the keeper deletes them.
SELECT slackline_wall(t, 'SELECT, INSERT, UPDATE') FROM unnest(ARRAY[
  'Person', 'Cat', 'Stay', 'Placement', 'CheckIn', 'Harness', 'Adopter', 'SafetyNeed', 'Request', 'Import', 'ExternalRecord'
]) AS t;
-- Histories: append-only.
SELECT slackline_wall(t, 'SELECT, INSERT') FROM unnest(ARRAY[
  'Return', 'CatFact', 'Rating', 'Certification', 'TagEvent', 'GateFact', 'Enrolment', 'Session', 'HarnessEvent',
  'StageDecision', 'Answers', 'MatchDecision', 'ImportChange', 'AuditEntry', 'RubricVersion', 'Dimension', 'ProtocolVersion'
]) AS t;
-- A version can be approved or retired; what it says cannot change.
GRANT UPDATE ("status", "approvedBy", "approvedAt") ON "RubricVersion", "ProtocolVersion" TO slackline_web;
GRANT USAGE ON SEQUENCE "ImportChange_id_seq" TO slackline_web, slackline_keeper;

-- What anybody may read, column by column. lib/features/cats/public.ts selects from these and nothing else.
GRANT SELECT ("id", "code", "name", "timeZone", "locale", "isDemo") ON "Shelter" TO slackline_public;
CREATE POLICY anybody ON "Shelter" FOR SELECT TO slackline_public
  USING ("id" = nullif(current_setting('app.shelter_id', true), '')::uuid);
GRANT SELECT ("id", "shelterId", "slug", "name", "sex", "bornOn", "bornEstimated", "breed", "colour", "pattern", "eyeColour",
  "earShape", "coatLength", "profileText", "listed", "intakeOn", "potential", "effective", "sufficient", "stage", "mastered",
  "lastSessionAt", "lastRatingAt", "estimates", "facets", "createdAt") ON "Cat" TO slackline_public;
CREATE POLICY anybody ON "Cat" FOR SELECT TO slackline_public
  USING ("listed" AND "shelterId" = nullif(current_setting('app.shelter_id', true), '')::uuid);
GRANT SELECT ("id", "shelterId", "catId", "key", "value", "source", "observedOn", "createdAt") ON "CatFact" TO slackline_public;
CREATE POLICY anybody ON "CatFact" FOR SELECT TO slackline_public
  USING ("shelterId" = nullif(current_setting('app.shelter_id', true), '')::uuid
    AND "key" IN ('lives_with_dogs', 'lives_with_cats', 'lives_with_children', 'special_care')
    AND EXISTS (SELECT FROM "Cat" c WHERE c."id" = "catId" AND c."listed"));

-- Rules that no caller may break, whatever the code above does.
ALTER TABLE "Person" ADD CONSTRAINT clearance_range CHECK ("clearance" BETWEEN 0 AND 9);
ALTER TABLE "Rating" ADD CONSTRAINT value_range CHECK ("value" BETWEEN 1 AND 5),
  ADD CONSTRAINT stress_range CHECK ("stress" BETWEEN 0 AND 4);
ALTER TABLE "Session" ADD CONSTRAINT stress_range CHECK ("peakStress" BETWEEN 0 AND 4),
  ADD CONSTRAINT hits_within_trials CHECK (("trials" IS NULL AND "hits" IS NULL) OR ("trials" > 0 AND "hits" BETWEEN 0 AND "trials")),
  ADD CONSTRAINT panic_is_told CHECK ("peakStress" < 4 OR "incidentText" IS NOT NULL);
ALTER TABLE "Stay" ADD CONSTRAINT outcome_is_whole CHECK (("outcomeOn" IS NULL) = ("outcomeType" IS NULL));
ALTER TABLE "Enrolment" ADD CONSTRAINT stage_range CHECK ("startingStage" BETWEEN 1 AND 9);

-- Lists: cats in care by name fragment, and the public list in its usual order.
CREATE INDEX cat_name_trigram ON "Cat" USING gin (lower("name") gin_trgm_ops);
CREATE INDEX cat_by_stay ON "Cat" ("shelterId", "inCare", (coalesce("intakeOn", '9999-12-31'::date)), "id");
CREATE INDEX cat_by_session ON "Cat" ("shelterId", "inCare", (coalesce("lastSessionAt", '1970-01-01 00:00:00+00'::timestamptz)), "id");
CREATE INDEX cat_listed ON "Cat" ("shelterId", "intakeOn", "id") WHERE "listed";
CREATE INDEX stay_open ON "Stay" ("shelterId", "catId") WHERE "outcomeOn" IS NULL;
