package dev.runproof.product.oms;

import dev.runproof.model.Check;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Pending;
import dev.runproof.model.StepScript;
import dev.runproof.product.generic.Weighing;
import dev.runproof.sql.Rows;
import dev.runproof.sql.Rows.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The part of A1 that asks the MetaDB: the topology, the projects, and what a dump would leave out. */
final class MetaDbSurvey {
    static final String REGIONS = "cluster_info";
    static final String GROUPS = "resource_group";
    static final String HOSTS = "host";
    static final String EXTRAS = "extras";
    static final String SIZES = "sizes";
    static final String AT_DUMP = "at-dump";

    private final Site site;
    private final Looks looks;

    MetaDbSurvey(Site site) {
        this.site = site;
        this.looks = new Looks(site);
    }

    Pending rm() {
        return Installation.database(site, "rm", Installation::rm);
    }

    Pending cm() {
        return Installation.database(site, "cm", Installation::cm);
    }

    static FactKey<Rows> projects(String moment, String table) {
        return Known.rows(moment, table);
    }

    /** Topology, projects, sizes, and whatever dumps leave out by default. */
    StepScript isRecorded() {
        var moves = new ArrayList<Move>();
        moves.add(looks.rows(
                Known.rows(Known.BEFORE, REGIONS), rm(), "select region, code, is_default_cm from cluster_info"));
        moves.add(looks.rows(Known.rows(Known.BEFORE, GROUPS), cm(), "select id, name from resource_group"));
        moves.add(hosts(Known.BEFORE));
        moves.addAll(projects(Known.BEFORE));
        moves.add(extras(Known.BEFORE));
        moves.add(looks.rows(Known.rows(Known.BEFORE, SIZES), "-", schemas("""
                select table_schema as place, count(*) as number,
                 cast(sum(coalesce(data_length, 0) + coalesce(index_length, 0)) as unsigned) as bytes
                 from information_schema.tables where table_schema in (%1$s) group by table_schema""")));
        moves.add(new Check("the MetaDB knows the same nodes and regions", this::judgeTopology));
        moves.add(new Check("all databases are there", this::judgeDatabases));
        moves.add(new Check("the projects are known", facts -> judgeProjects(facts)));
        return StepScript.onceForTheRun("Record the topology, the projects and the databases", moves);
    }

    Move hosts(String moment) {
        return looks.rows(
                Known.rows(moment, HOSTS), cm(), "select ip, host_status, resource_group_id from host order by ip");
    }

    /** Triggers, routines and events: whether dumps must hold them. */
    Move extras(String moment) {
        return looks.rows(Known.rows(moment, EXTRAS), "-", schemas("""
                select 'trigger' as kind, trigger_schema as place, trigger_name as name, 0 as hidden,
                 definer <> current_user() as foreign_definer from information_schema.triggers where trigger_schema in (%1$s)
                 union all select lower(routine_type), routine_schema, routine_name, routine_definition is null,
                 definer <> current_user() from information_schema.routines where routine_schema in (%1$s)
                 union all select 'event', event_schema, event_name, 0,
                 definer <> current_user() from information_schema.events where event_schema in (%1$s)"""));
    }

    List<Move> projects(String moment) {
        return site.release().projectTables().stream()
                .<Move>map(table -> looks.rows(
                        projects(moment, table),
                        rm(),
                        "select id, project_name, project_status from " + table + " order by id"))
                .toList();
    }

    /** A statement about all databases: their names are known only when the files were read. */
    Pending schemas(String form) {
        String line = form.replaceAll("\\s+", " ").strip();
        return Pending.word(
                "statement about all databases",
                facts -> line.replace(
                        "%1$s",
                        Installation.of(site, facts).databases().stream()
                                .map(name -> "'" + name.replace("\\", "\\\\").replace("'", "''") + "'")
                                .collect(Collectors.joining(", "))));
    }

    private Judgement judgeTopology(Facts facts) {
        var installation = Installation.of(site, facts);
        var weighing = new Weighing("cluster_info, resource_group and host as the files have them");
        var codes = column(facts.get(Known.rows(Known.BEFORE, REGIONS)), "code");
        var locations = installation.regions().values().stream()
                .map(region -> String.valueOf(region.location()))
                .collect(Collectors.toCollection(TreeSet::new));
        weighing.that(
                codes.equals(locations),
                "regions " + locations,
                "cluster_info has the regions " + codes + ", the files have " + locations);
        var groups = column(facts.get(Known.rows(Known.BEFORE, GROUPS)), "name");
        weighing.that(
                groups.containsAll(locations),
                "a resource group each",
                "resource_group has " + groups + ", the regions are " + locations);
        var hosts = column(facts.get(Known.rows(Known.BEFORE, HOSTS)), "ip");
        weighing.that(
                hosts.equals(new TreeSet<>(installation.addresses())),
                "hosts " + hosts,
                "cm.host has " + hosts + ", cm_nodes are " + new TreeSet<>(installation.addresses()));
        var sleeping = facts.get(Known.rows(Known.BEFORE, HOSTS)).rows().stream()
                .filter(row -> !"ONLINE".equals(row.value("host_status")))
                .map(row -> row.value("ip") + " is " + row.value("host_status"))
                .toList();
        weighing.that(sleeping.isEmpty(), "all ONLINE", String.join(", ", sleeping));
        return weighing.judgement();
    }

    private static NavigableSet<String> column(Rows rows, String name) {
        return rows.rows().stream()
                .map(row -> String.valueOf(row.value(name)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Judgement judgeDatabases(Facts facts) {
        var installation = Installation.of(site, facts);
        var there = column(facts.get(Known.rows(Known.BEFORE, SIZES)), "place");
        var weighing = new Weighing("a database for each name in the files");
        for (String name : installation.databases()) {
            weighing.that(there.contains(name), name, "no database " + name + ", or it has no tables");
        }
        for (Row row : facts.get(Known.rows(Known.BEFORE, EXTRAS)).rows()) {
            String name = row.value("kind") + " " + row.value("place") + "." + row.value("name");
            if (row.number("hidden") == 0) {
                weighing.note(name + ": the documents' dumps would leave it out; these keep it");
            } else {
                weighing.fails(
                        name + ": the account of the MetaDB may not read its text, so that no dump would hold it;"
                                + " let the account read it, or name its definer's as the account");
            }
            if (row.number("foreign_definer") != 0) {
                weighing.note(
                        name + ": its definer is another account; see before the upgrade that the account of the MetaDB"
                                + " may make it with that definer, since the trial restore, after the stop, needs this right");
            }
        }
        return weighing.judgement();
    }

    private Judgement judgeProjects(Facts facts) {
        var weighing = new Weighing("projects with id, name and status");
        for (String table : site.release().projectTables()) {
            for (Row row : facts.get(projects(Known.BEFORE, table)).rows()) {
                weighing.holds(row.value("project_name") + " " + row.value("project_status"));
            }
        }
        return weighing.judgement();
    }

    /** Bytes of all databases, indexes included, as the server estimates them. */
    static long bytes(Facts facts) {
        return facts.get(Known.rows(Known.BEFORE, SIZES)).rows().stream()
                .mapToLong(row -> row.number("bytes"))
                .sum();
    }

    /** As they were right before the dump: days may lie between the survey and it. */
    static boolean hasExtras(Facts facts) {
        return !facts.get(Known.rows(AT_DUMP, EXTRAS)).rows().isEmpty();
    }
}
