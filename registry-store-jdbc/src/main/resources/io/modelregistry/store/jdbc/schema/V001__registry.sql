-- The tables of a registry, for every database. A statement ends with a semicolon at the end of a line. In ${braces} is what
-- databases spell differently: ${identity} a key that counts by itself, ${long_text} text of any length, ${ordered} the
-- order of texts by code points, ${options} what else a table needs.
--
-- Repeatable, because MariaDB and H2 commit after every statement: what a crash left half done is completed by the next.
--
-- Times are microseconds since 1970. Keys are numbers, so that indexes stay narrow. There are no foreign keys: the one
-- protocol that writes these tables keeps them whole, and a foreign key would lock rows of stored_blob and model in an order
-- of its own.

create table if not exists registry (
  id smallint primary key,
  secret varchar(64) not null,
  created_at bigint not null
)${options};

-- Row 0, without a name, is the registry's own line. last_sequence and last_digest are where the chain of events ends.
create table if not exists model (
  id ${identity},
  name varchar(128)${ordered} not null,
  folded varchar(128)${ordered} not null,
  revision bigint not null,
  last_number integer not null,
  level integer not null,
  last_sequence bigint not null,
  last_digest varchar(64)${ordered} not null,
  created_by varchar(128)${ordered} not null,
  created_at bigint not null,
  changed_at bigint not null,
  short_description varchar(500)${ordered},
  description ${long_text} not null
)${options};
create unique index if not exists model_folded on model (folded);
create index if not exists model_name on model (name, id);
create index if not exists model_created_by on model (created_by, id);
create index if not exists model_created_at on model (created_at, id);
create index if not exists model_changed_at on model (changed_at, id);
create index if not exists model_description on model (short_description, id);

create table if not exists model_tag (
  model_id bigint not null,
  name varchar(200)${ordered} not null,
  text varchar(500)${ordered} not null,
  number double precision,
  primary key (model_id, name)
)${options};
create index if not exists model_tag_text on model_tag (name, text, model_id);
create index if not exists model_tag_number on model_tag (name, number, model_id);

-- The short description is the description if that is short enough to be searched.
create table if not exists version (
  id ${identity},
  model_id bigint not null,
  model_name varchar(128)${ordered} not null,
  number integer not null,
  semantic_version varchar(64)${ordered},
  semantic_key varchar(160)${ordered},
  digest varchar(64)${ordered} not null,
  size bigint not null,
  created_by varchar(128)${ordered} not null,
  created_at bigint not null,
  changed_at bigint not null,
  short_description varchar(500)${ordered},
  description ${long_text} not null,
  facts ${long_text} not null
)${options};
create unique index if not exists version_number on version (model_id, number);
create unique index if not exists version_semantic on version (model_id, semantic_version);
create index if not exists version_semantic_order on version (model_id, semantic_key, number);
create index if not exists version_model_number on version (model_id, number, id);
create index if not exists version_model_semantic on version (model_id, semantic_key, id);
create index if not exists version_model_digest on version (model_id, digest, number);
create index if not exists version_model_created on version (model_id, created_at, id);
create index if not exists version_model_changed on version (model_id, changed_at, id);
create index if not exists version_model_name on version (model_name, id);
create index if not exists version_any_number on version (number, id);
create index if not exists version_semantic_key on version (semantic_key, id);
create index if not exists version_digest on version (digest, id);
create index if not exists version_created_by on version (created_by, id);
create index if not exists version_created_at on version (created_at, id);
create index if not exists version_changed_at on version (changed_at, id);
create index if not exists version_description on version (short_description, id);

create table if not exists version_tag (
  version_id bigint not null,
  name varchar(200)${ordered} not null,
  text varchar(500)${ordered} not null,
  primary key (version_id, name)
)${options};

-- Digest and incarnation are those of the blob, which never change: listing files needs no other table.
create table if not exists version_file (
  version_id bigint not null,
  ordinal integer not null,
  name varchar(1024)${ordered} not null,
  size bigint not null,
  digest varchar(64)${ordered} not null,
  incarnation integer not null,
  blob_id bigint not null,
  primary key (version_id, ordinal)
)${options};
create index if not exists version_file_blob on version_file (blob_id, version_id);

-- What versions are searched by. Derived from facts and tags.
create table if not exists attribute (
  version_id bigint not null,
  ordinal integer not null,
  model_id bigint not null,
  kind smallint not null,
  name varchar(200)${ordered} not null,
  text varchar(500)${ordered} not null,
  number double precision,
  primary key (version_id, ordinal)
)${options};
create index if not exists attribute_text on attribute (kind, name, text, version_id);
create index if not exists attribute_number on attribute (kind, name, number, version_id);
create index if not exists attribute_model_text on attribute (model_id, kind, name, text, version_id);
create index if not exists attribute_model_number on attribute (model_id, kind, name, number, version_id);

-- No number: the value is NaN or infinite. Latest is 1 for the value that is ordered by, otherwise 0.
create table if not exists metric (
  version_id bigint not null,
  ordinal integer not null,
  model_id bigint not null,
  name varchar(200)${ordered} not null,
  data varchar(200)${ordered} not null,
  number double precision,
  latest smallint not null,
  primary key (version_id, ordinal)
)${options};
create index if not exists metric_number on metric (name, number, version_id);
create index if not exists metric_model_number on metric (model_id, name, number, version_id);

-- Carries what serving needs of the version, so that resolving a stage is one read by primary key.
create table if not exists stage (
  model_name varchar(128)${ordered} not null,
  stage varchar(64)${ordered} not null,
  model_id bigint not null,
  version_id bigint not null,
  number integer not null,
  semantic_version varchar(64)${ordered},
  digest varchar(64)${ordered} not null,
  move bigint not null,
  primary key (model_name, stage)
)${options};
create index if not exists stage_model on stage (model_id, stage);
create index if not exists stage_version on stage (version_id);
create index if not exists stage_stage on stage (stage, version_id);

create table if not exists stage_move (
  model_id bigint not null,
  stage varchar(64)${ordered} not null,
  id bigint not null,
  from_number integer,
  to_number integer,
  actor varchar(128)${ordered} not null,
  reason varchar(2000)${ordered} not null,
  moved_at bigint not null,
  undoes bigint,
  primary key (model_id, stage, id)
)${options};

-- Every column but the key is part of the event's digest.
create table if not exists event (
  id ${identity},
  model_id bigint not null,
  line varchar(128)${ordered} not null,
  sequence bigint not null,
  kind varchar(64)${ordered} not null,
  number integer,
  actor varchar(128)${ordered} not null,
  happened_at bigint not null,
  content ${long_text} not null,
  previous varchar(64)${ordered} not null,
  digest varchar(64)${ordered} not null
)${options};
create unique index if not exists event_sequence on event (model_id, sequence);
create index if not exists event_time on event (happened_at, id);
create index if not exists event_line_time on event (model_id, happened_at, id);
create index if not exists event_actor on event (actor, happened_at, id);
create index if not exists event_kind on event (kind, happened_at, id);

-- Events that have no place in the feed yet. Whoever reads the feed gives them one, so that writers need not wait for each
-- other and an event that is committed late still comes after all that were read before.
create table if not exists pending_event (
  event_id bigint primary key
)${options};
create table if not exists feed (
  place bigint primary key,
  event_id bigint not null
)${options};

-- States are those of Operation.State, in order. What a done operation got is its sequence, time and number.
create table if not exists operation (
  id ${identity},
  operation_key varchar(128)${ordered} not null,
  fingerprint varchar(64)${ordered} not null,
  model_name varchar(128)${ordered} not null,
  state smallint not null,
  lease_until bigint not null,
  ended_at bigint,
  got_sequence bigint,
  got_at bigint,
  got_number integer
)${options};
create unique index if not exists operation_by_key on operation (operation_key);
create index if not exists operation_lease on operation (state, lease_until);
create index if not exists operation_end on operation (state, ended_at);

create table if not exists reservation (
  folded varchar(128)${ordered} not null,
  semantic_version varchar(64)${ordered} not null,
  operation_id bigint not null,
  primary key (folded, semantic_version)
)${options};
create index if not exists reservation_operation on reservation (operation_id);

-- States are those of BlobRecord.State, in order, and 3 for gone. Rows of blobs that are gone stay, so that an incarnation is
-- never given twice: a deletion that comes late must miss.
create table if not exists stored_blob (
  id ${identity},
  digest varchar(64)${ordered} not null,
  incarnation integer not null,
  size bigint not null,
  state smallint not null,
  generation bigint not null
)${options};
create unique index if not exists stored_blob_key on stored_blob (digest, incarnation);

create table if not exists pin (
  operation_id bigint not null,
  blob_id bigint not null,
  primary key (operation_id, blob_id)
)${options};
create index if not exists pin_blob on pin (blob_id);

-- Zero counts as "none given" on MariaDB, so the key is set afterwards.
insert into model (name, folded, revision, last_number, level, last_sequence, last_digest, created_by, created_at, changed_at, description)
select '', '', 1, 0, 0, 0, '0000000000000000000000000000000000000000000000000000000000000000', '', 0, 0, ''
from (select 1 as one) as once
where not exists (select 1 from model where name = '');
update model set id = 0 where name = '';
