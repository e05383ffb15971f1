-- Schema 2: photos, the association's profile, when devices last came, and what
-- else is known of people and branches.

ALTER TABLE associations ADD COLUMN profile BLOB;
ALTER TABLE branches ADD COLUMN phone TEXT;
ALTER TABLE people ADD COLUMN gender TEXT;

-- To the hour: enough to see who is silent, too little to follow somebody.
ALTER TABLE installs ADD COLUMN seen_at INTEGER;

-- Photos that accepted records cite. Their bytes are files; how many have come
-- is asked of the file, so that this table is written twice a photo and no more.
CREATE TABLE photos (
    association INTEGER NOT NULL,
    id BLOB NOT NULL,
    case_id BLOB NOT NULL,
    sha256 BLOB NOT NULL,
    bytes INTEGER NOT NULL,
    person BLOB NOT NULL,
    complete_at INTEGER,
    PRIMARY KEY (association, id)
) WITHOUT ROWID;
