-- Undoing an import, and erasing a person, delete parents: these are the children's keys the checks look up.
CREATE INDEX "Placement_shelterId_stayId_idx" ON "Placement"("shelterId", "stayId");
CREATE INDEX "Placement_adopterId_idx" ON "Placement"("adopterId");
CREATE INDEX "Answers_adopterId_idx" ON "Answers"("adopterId");
CREATE INDEX "MatchDecision_adopterId_idx" ON "MatchDecision"("adopterId");
CREATE INDEX "Request_adopterId_idx" ON "Request"("adopterId");

-- All four columns, so that the planner never prefers the index by key before it has statistics.
DROP INDEX "ExternalRecord_shelterId_entity_entityId_idx";
CREATE INDEX "ExternalRecord_shelterId_entity_entityId_source_idx" ON "ExternalRecord"("shelterId", "entity", "entityId", "source");
