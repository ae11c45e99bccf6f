-- Version 5: what is known of a study in numbers, by which others find it, and what it learnt from others itself.

CREATE TABLE IF NOT EXISTS study_descriptor (
    study_id BIGINT NOT NULL REFERENCES study (id) ON DELETE CASCADE,
    task VARCHAR(200) NOT NULL,
    name VARCHAR(200) NOT NULL,
    descriptor_value DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (study_id, task, name)
);

-- Copied, and not referred to: a study goes on by what it learnt whatever becomes of those that it learnt from.
CREATE TABLE IF NOT EXISTS study_lesson (
    study_id BIGINT NOT NULL REFERENCES study (id) ON DELETE CASCADE,
    place INT NOT NULL,
    past VARCHAR(200) NOT NULL,
    weight DOUBLE PRECISION NOT NULL,
    trial_number INT NOT NULL,
    point VARCHAR NOT NULL,
    PRIMARY KEY (study_id, place)
);

-- How much a step on one task lowers the loss of another.
CREATE TABLE IF NOT EXISTS study_affinity (
    study_id BIGINT NOT NULL REFERENCES study (id) ON DELETE CASCADE,
    source VARCHAR(200) NOT NULL,
    target VARCHAR(200) NOT NULL,
    affinity_value DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (study_id, source, target)
);

CREATE OR REPLACE VIEW affinity_v AS
SELECT s.name AS study, a.source, a.target, a.affinity_value AS value
FROM study_affinity a JOIN study s ON s.id = a.study_id;

CREATE OR REPLACE VIEW descriptor_v AS
SELECT s.name AS study, d.task, d.name AS descriptor, d.descriptor_value AS value
FROM study_descriptor d JOIN study s ON s.id = d.study_id;

CREATE OR REPLACE VIEW lesson_v AS
SELECT s.name AS study, l.place, l.past, l.trial_number AS trial, l.weight, l.point
FROM study_lesson l JOIN study s ON s.id = l.study_id;
