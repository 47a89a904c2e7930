-- A tap put right after it was sent: the later look names the one it corrects. Nullable, so adding it is instant.
ALTER TABLE "RoundCheck" ADD COLUMN     "supersedesId" UUID;
