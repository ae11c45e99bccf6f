-- The user of `query`, and what its password is: only the store's owner can read it.
ALTER TABLE store_info ADD COLUMN IF NOT EXISTS guest_name VARCHAR;
ALTER TABLE store_info ADD COLUMN IF NOT EXISTS guest_secret VARCHAR;

-- Files of trials, in pieces: processes on several machines share no disk.
CREATE TABLE IF NOT EXISTS artifact_piece (
    trial_id BIGINT NOT NULL,
    name VARCHAR(200) NOT NULL,
    piece INT NOT NULL,
    content BYTEA NOT NULL,
    PRIMARY KEY (trial_id, name, piece),
    FOREIGN KEY (trial_id, name) REFERENCES artifact (trial_id, name) ON DELETE CASCADE
);
