-- Facts about this database itself, a name and a text each.
create table meta (
    key   text primary key not null,
    value text not null
);
