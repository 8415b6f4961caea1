-- The tables of the warehouse. Times are UTC. A question of a form is a column of answers_<form>; those tables and the
-- views report_<form> are made from the definition. Whoever changes a table raises DatabaseFile.VERSION.
CREATE SCHEMA store;

CREATE TABLE store.meta (key VARCHAR, value VARCHAR);

-- Up to where each partition has been read: written in the transaction of the rows.
CREATE TABLE store.offsets (topic VARCHAR, "partition" INTEGER, next BIGINT);

-- path: from the area itself up to the country.
CREATE TABLE store.areas (
  area VARCHAR, parent VARCHAR, level VARCHAR, name_en VARCHAR, name_ru VARCHAR, name_kk VARCHAR, path VARCHAR[]);

CREATE TABLE store.places (
  place VARCHAR, kind VARCHAR, area VARCHAR, region VARCHAR, district VARCHAR, number VARCHAR, name VARCHAR,
  setting VARCHAR, type VARCHAR, registered_voters BIGINT, stratum VARCHAR, supplementary_registration VARCHAR);

-- Where the plan sends a team: the areas of the places it is to report about.
CREATE TABLE store.planned_teams (team VARCHAR, area VARCHAR);

-- The raw log. area: of the place, or the area itself for a form about one; empty where the place is unknown.
CREATE TABLE store.submissions (
  report_id VARCHAR, revision BIGINT, withdrawn BOOLEAN, form VARCHAR, form_version VARCHAR, place VARCHAR, area VARCHAR,
  observed_at TIMESTAMP, sent_at TIMESTAMP, received_at TIMESTAMP, team VARCHAR, authority VARCHAR, channel VARCHAR,
  definition_revision BIGINT, answers JSON, "partition" INTEGER, "offset" BIGINT);

-- One for each record of the submissions topic; partition and offset are the submission's.
CREATE TABLE store.receipts (
  report_id VARCHAR, revision BIGINT, outcome VARCHAR, reasons JSON, standing_revision BIGINT, team VARCHAR,
  received_at TIMESTAMP, "partition" INTEGER, "offset" BIGINT);

-- The reports that count. hour: local hour of observation (2022-11-20T10) or unknown; day is null then. flags: the
-- indicators that the report flags, as the counting core says.
CREATE TABLE store.reports (
  report_id VARCHAR, revision BIGINT, form VARCHAR, form_version VARCHAR, place VARCHAR, area VARCHAR, region VARCHAR,
  district VARCHAR, day DATE, hour VARCHAR, team VARCHAR, observed_at TIMESTAMP, received_at TIMESTAMP,
  definition_revision BIGINT, setting VARCHAR, type VARCHAR, flags VARCHAR[]);

-- Every report that was ever submitted, whether it counts or not. state: effective, withdrawn, quarantined, rejected, or
-- pending while its receipt is not there yet.
CREATE TABLE store.standing (
  report_id VARCHAR, state VARCHAR, revision BIGINT, form VARCHAR, place VARCHAR, area VARCHAR, team VARCHAR,
  observed_at TIMESTAMP, received_at TIMESTAMP, submissions BIGINT, conflicts BIGINT);

CREATE TABLE store.refusals (
  report_id VARCHAR, team VARCHAR, form VARCHAR, reasons JSON, refused_at TIMESTAMP, "partition" INTEGER,
  "offset" BIGINT);

CREATE TABLE store.reviews (
  report_id VARCHAR, action VARCHAR, definition_revision BIGINT, revision BIGINT, reason VARCHAR, "by" VARCHAR,
  "at" TIMESTAMP, "partition" INTEGER, "offset" BIGINT);
