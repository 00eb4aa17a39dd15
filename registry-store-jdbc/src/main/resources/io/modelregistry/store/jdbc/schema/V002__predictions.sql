-- What served models answered, and who recorded it. Spelled and repeatable as the first step. A library that knows the first
-- step alone never touches these tables, and may go on.

-- Numbers up to "reserved" may have been used. The last one used is known once a recorder has ended.
create table if not exists recorder (
  id ${identity},
  uuid varchar(36)${ordered} not null,
  application varchar(200)${ordered} not null,
  host varchar(255)${ordered} not null,
  started_at bigint not null,
  reserved bigint not null,
  last_used bigint,
  seen_at bigint not null
)${options};
create unique index if not exists recorder_uuid on recorder (uuid);

-- Which numbers arrived, as few ranges that do not touch. Deleting predictions leaves them, so that none arrives twice.
create table if not exists recorder_range (
  recorder_id bigint not null,
  first_number bigint not null,
  last_number bigint not null,
  primary key (recorder_id, first_number)
)${options};

-- The version is named by its stamp and not by a key: a prediction outlives it. Every index but the first ends in the order of
-- pages.
create table if not exists prediction (
  id ${identity},
  recorder_id bigint not null,
  number bigint not null,
  name varchar(200)${ordered} not null,
  model_name varchar(128)${ordered} not null,
  version_number integer not null,
  digest varchar(64)${ordered} not null,
  stage varchar(64)${ordered},
  move bigint,
  made_at bigint not null,
  latency bigint not null,
  input_digest varchar(64)${ordered},
  input ${long_text},
  output ${long_text},
  failure varchar(2000)${ordered}
)${options};
create unique index if not exists prediction_number on prediction (recorder_id, number);
create index if not exists prediction_time on prediction (made_at, recorder_id, number);
create index if not exists prediction_name on prediction (name, made_at, recorder_id, number);
create index if not exists prediction_model on prediction (model_name, made_at, recorder_id, number);
create index if not exists prediction_version on prediction (model_name, version_number, made_at, recorder_id, number);
create index if not exists prediction_model_stage on prediction (model_name, stage, made_at, recorder_id, number);
create index if not exists prediction_stage on prediction (stage, made_at, recorder_id, number);

create table if not exists prediction_attribute (
  prediction_id bigint not null,
  name varchar(200)${ordered} not null,
  text varchar(500)${ordered} not null,
  made_at bigint not null,
  recorder_id bigint not null,
  number bigint not null,
  primary key (prediction_id, name)
)${options};
create index if not exists prediction_attribute_text on prediction_attribute (name, text, made_at, recorder_id, number);
