-- Schema 3: what a photo's record is, since not everybody who sees a case sees
-- every kind of record in it. What was cited until now was cited by documents
-- (5) and by declarations, whose readers are the same.

ALTER TABLE photos ADD COLUMN kind INTEGER NOT NULL DEFAULT 5;
