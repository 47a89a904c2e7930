-- AlterTable
ALTER TABLE "Cat" ADD COLUMN     "changedXid" xid8 NOT NULL DEFAULT pg_current_xact_id();

-- CreateTable
CREATE TABLE "RemovedCat" (
    "catId" UUID NOT NULL,
    "shelterId" UUID NOT NULL,
    "changedXid" xid8 NOT NULL DEFAULT pg_current_xact_id(),

    CONSTRAINT "RemovedCat_pkey" PRIMARY KEY ("catId")
);

-- CreateIndex
CREATE INDEX "RemovedCat_shelterId_changedXid_idx" ON "RemovedCat"("shelterId", "changedXid");

-- CreateIndex
CREATE INDEX "Cat_shelterId_changedXid_idx" ON "Cat"("shelterId", "changedXid");

-- Whoever writes a cat, the row says in which transaction: a reader that remembers the xmin of its last snapshot finds
-- what it has not seen by this column alone. The trigger decides, so that a restored backup counts as written now.
CREATE FUNCTION slackline_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."changedXid" := pg_current_xact_id();
  RETURN NEW;
END $$;
CREATE TRIGGER changed BEFORE INSERT OR UPDATE ON "Cat" FOR EACH ROW EXECUTE FUNCTION slackline_changed();

CREATE FUNCTION slackline_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "RemovedCat" ("catId", "shelterId", "changedXid") VALUES (OLD."id", OLD."shelterId", pg_current_xact_id())
    ON CONFLICT ("catId") DO UPDATE SET "changedXid" = excluded."changedXid";
  RETURN OLD;
END $$;
CREATE TRIGGER removed AFTER DELETE ON "Cat" FOR EACH ROW EXECUTE FUNCTION slackline_removed();

-- Only the keeper's role deletes cats, so it alone writes here.
SELECT slackline_wall('RemovedCat', 'SELECT');
