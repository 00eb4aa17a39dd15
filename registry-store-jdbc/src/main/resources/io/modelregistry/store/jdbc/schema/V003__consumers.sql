-- Which clients serve which versions. Spelled and repeatable as the first step. A library that knows earlier steps alone never
-- touches this table, and may go on.

create table if not exists consumer (
  id ${identity},
  client varchar(36)${ordered} not null,
  reference varchar(512)${ordered} not null,
  number integer not null,
  model_name varchar(128)${ordered} not null,
  application varchar(200)${ordered} not null,
  host varchar(255)${ordered} not null,
  process bigint not null,
  since bigint not null,
  seen_at bigint not null
)${options};
create index if not exists consumer_client on consumer (client);
create index if not exists consumer_model on consumer (model_name, seen_at);
create index if not exists consumer_seen on consumer (seen_at);
