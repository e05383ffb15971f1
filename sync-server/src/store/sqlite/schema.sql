-- Schema 1. Every row belongs to an association by its number; what is read by
-- position or by record is found without reading anybody else's rows.

CREATE TABLE server_keys (
    name TEXT PRIMARY KEY,
    secret BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE associations (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    -- The newest position of its log, and how many case prefixes were given.
    position INTEGER NOT NULL DEFAULT 0,
    prefixes INTEGER NOT NULL DEFAULT 0
);

-- The log. Kinds: 1 change, 2 placed, 3 opened, 4 person, 5 branch, 6 install.
-- `data`, which may be long, is last: skipping a row does not read it.
CREATE TABLE log (
    association INTEGER NOT NULL,
    position INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    subject BLOB NOT NULL,
    hash BLOB,
    by BLOB,
    at INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (association, position)
);
CREATE UNIQUE INDEX log_by_subject ON log (association, subject, kind, hash);

CREATE TABLE records (
    association INTEGER NOT NULL,
    id BLOB NOT NULL,
    kind INTEGER NOT NULL,
    case_id BLOB NOT NULL,
    newest INTEGER NOT NULL,
    changes INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    PRIMARY KEY (association, id)
) WITHOUT ROWID;
CREATE INDEX records_by_case ON records (association, case_id);

-- Where each case belongs now; everywhere it belonged is in the log.
CREATE TABLE cases (
    association INTEGER NOT NULL,
    id BLOB NOT NULL,
    branch BLOB NOT NULL,
    assignee BLOB,
    position INTEGER NOT NULL,
    PRIMARY KEY (association, id)
) WITHOUT ROWID;

CREATE TABLE opened (
    association INTEGER NOT NULL,
    record BLOB NOT NULL,
    person BLOB NOT NULL,
    at INTEGER NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (association, record, person)
) WITHOUT ROWID;

CREATE TABLE branches (
    association INTEGER NOT NULL,
    id BLOB NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (association, id)
) WITHOUT ROWID;

-- `since`: the position at which role and branch became what they are.
CREATE TABLE people (
    association INTEGER NOT NULL,
    id BLOB NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    branch BLOB NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (association, id)
) WITHOUT ROWID;

CREATE TABLE installs (
    id BLOB PRIMARY KEY,
    association INTEGER NOT NULL,
    person BLOB NOT NULL,
    key BLOB,
    case_prefix TEXT NOT NULL,
    enrolled_at INTEGER NOT NULL,
    synced_at INTEGER,
    revoked_at INTEGER
) WITHOUT ROWID;
CREATE INDEX installs_by_association ON installs (association, person);

CREATE TABLE codes (
    hash BLOB PRIMARY KEY,
    association INTEGER NOT NULL,
    person BLOB NOT NULL,
    expires_at INTEGER NOT NULL,
    install BLOB
) WITHOUT ROWID;
CREATE INDEX codes_by_person ON codes (association, person);

CREATE TABLE nonces (
    association INTEGER NOT NULL,
    install BLOB NOT NULL,
    nonce BLOB NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (association, install, nonce)
) WITHOUT ROWID;
CREATE INDEX nonces_by_expiry ON nonces (expires_at);

CREATE TABLE quarantine (
    association INTEGER NOT NULL,
    install BLOB NOT NULL,
    record BLOB NOT NULL,
    kind INTEGER NOT NULL,
    case_id BLOB NOT NULL,
    reason TEXT NOT NULL,
    at INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (association, install, record)
);
