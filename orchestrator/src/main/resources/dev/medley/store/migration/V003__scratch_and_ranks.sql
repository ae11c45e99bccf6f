-- Version 3: what a running study leaves lying about, such as checkpoints, where its processes share no disk; the best trials by any metric from an index.

CREATE TABLE IF NOT EXISTS scratch_piece (
    study_id BIGINT NOT NULL REFERENCES study (id) ON DELETE CASCADE,
    name VARCHAR(200) NOT NULL,
    piece INT NOT NULL,
    content BYTEA NOT NULL,
    PRIMARY KEY (study_id, name, piece)
);

CREATE INDEX IF NOT EXISTS trial_score_by_rank ON trial_score (study_id, label, metric_value, trial_id);
