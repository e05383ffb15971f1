-- Schema 4: what people think of how they were served, opened. Neither the
-- request nor the case nor who wrote it down is here; rows have random names, so
-- that their order tells nothing of the log's.

CREATE TABLE feedback (
    association INTEGER NOT NULL REFERENCES associations,
    name BLOB NOT NULL,
    -- The day in Riyadh, YYYY-MM-DD.
    received TEXT NOT NULL,
    branch BLOB NOT NULL,
    outcome TEXT NOT NULL,
    staff BLOB,
    -- CBOR: a map from a question's code to 1..5.
    scores BLOB NOT NULL,
    line TEXT NOT NULL,
    PRIMARY KEY (association, name)
) STRICT, WITHOUT ROWID;
