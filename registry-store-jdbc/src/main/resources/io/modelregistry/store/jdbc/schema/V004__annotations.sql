-- What may change of versions and models after registration. Spelled as the first step; ${if_missing} makes adding a column
-- repeatable on databases that commit after every statement. A library that knows earlier steps alone writes rows
-- without these columns, and may go on: models that it must not write have a higher level.

-- How far it is in its life: Lifecycle, in order. Annotations are null for what nothing was said about.
alter table version add column${if_missing} lifecycle smallint default 0 not null;
alter table version add column${if_missing} annotations ${long_text};
alter table model add column${if_missing} lifecycle smallint default 0 not null;
alter table model add column${if_missing} annotations ${long_text};

-- Files beside those that a version is made of. The ordinal is the place of the event in the model's line.
create table if not exists attachment (
  version_id bigint not null,
  ordinal bigint not null,
  name varchar(1024)${ordered} not null,
  size bigint not null,
  digest varchar(64)${ordered} not null,
  incarnation integer not null,
  blob_id bigint not null,
  primary key (version_id, ordinal)
)${options};
create index if not exists attachment_blob on attachment (blob_id, version_id);

-- What holds for all models: one row, once anything does.
create table if not exists settings (
  id smallint primary key,
  revision bigint not null,
  document ${long_text} not null
)${options};

create index if not exists event_about on event (model_id, number, sequence);
