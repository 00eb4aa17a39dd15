-- More of what versions are searched by. Spelled and repeatable as the first step. A library that knows earlier steps alone can
-- read, but would register versions that a search does not find.

-- The names of files that are short enough to be searched.
create table if not exists file_name (
  version_id bigint not null,
  model_id bigint not null,
  text varchar(500)${ordered} not null,
  primary key (version_id, text)
)${options};
create index if not exists file_name_text on file_name (text, version_id);
create index if not exists file_name_model_text on file_name (model_id, text, version_id);
