-- Version 3: what a running study leaves lying about, such as checkpoints, where its processes share no disk.

CREATE TABLE IF NOT EXISTS scratch_piece (
    study_id BIGINT NOT NULL REFERENCES study (id) ON DELETE CASCADE,
    name VARCHAR(200) NOT NULL,
    piece INT NOT NULL,
    content BYTEA NOT NULL,
    PRIMARY KEY (study_id, name, piece)
);
