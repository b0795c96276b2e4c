-- The database roles of congxa. Run once per PostgreSQL cluster by a superuser, before the first migration;
-- running it again changes nothing. Needs PostgreSQL 16 or later (GRANT ... WITH INHERIT FALSE, SET TRUE).
--
--   psql -d postgres -f roles.sql
--
-- Roles belong to the cluster, not to a database, so migrations do not make them: their login may not create roles.
-- Passwords are not set here. Set them afterwards:  \password congxa_owner   \password congxa_app
--
--   congxa_owner     login of `congxa migrate`: owns the database and its tables; no superuser, creates no roles
--   congxa_app       login of web and worker: has no right of its own, takes one of the roles below per transaction
--                    with SET LOCAL ROLE, and inherits none of them: forgetting to take one shows nothing
--   congxa_site      the public face: reads published rows
--   congxa_desk      a commune's desk: reads and writes the rows of its unit
--   congxa_office    the supervising office: the rows of its unit and of all below it
--   congxa_gate      sign-in: users, memberships and sessions before it is known who acts
--   congxa_platform  units, sites, jobs and other rows that belong to no unit

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY[
        'congxa_owner', 'congxa_app',
        'congxa_site', 'congxa_desk', 'congxa_office', 'congxa_gate', 'congxa_platform'
    ] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
            EXECUTE format('CREATE ROLE %I', name);
        END IF;
    END LOOP;
END
$$;

ALTER ROLE congxa_owner WITH LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
ALTER ROLE congxa_app WITH LOGIN NOINHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;

ALTER ROLE congxa_site WITH NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
ALTER ROLE congxa_desk WITH NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
ALTER ROLE congxa_office WITH NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
ALTER ROLE congxa_gate WITH NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
ALTER ROLE congxa_platform WITH NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;

GRANT congxa_site, congxa_desk, congxa_office, congxa_gate, congxa_platform
    TO congxa_app WITH INHERIT FALSE, SET TRUE;
