package dev.runproof.product.oms;

import dev.runproof.model.Action;
import dev.runproof.model.Check;
import dev.runproof.model.Command;
import dev.runproof.model.Facts;
import dev.runproof.model.Gate;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Pending;
import dev.runproof.sql.Rows;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** OMS429-8a: the script refuses a MetaDB that does not tell its version; the row is written after a decision. */
final class VersionRow {
    private static final String AFTER = "versions.written";

    private final Site site;
    private final Looks looks;
    private final MetaDbSurvey metaDb;

    VersionRow(Site site) {
        this.site = site;
        this.looks = new Looks(site);
        this.metaDb = new MetaDbSurvey(site);
    }

    /** The old version as the table has it, {@code 4.2.8-CE}. */
    static String word(Facts facts) {
        return SourceVersion.of(facts) + "-CE";
    }

    List<Move> written(Node node) {
        String gate = site.step("8a");
        Pending word = Pending.word("old version", VersionRow::word);
        return List.of(
                new Gate(
                        gate,
                        "the old version is written into rm.oms_version and the script runs once more",
                        facts -> Optional.of("docker_init.sh on " + node
                                + " refuses: Version before 4.1.1 is not allowed to upgrade. The old version is "
                                + SourceVersion.of(facts) + ". Write the row " + word(facts)
                                + " into oms_version of rm, and run the script once more?"),
                        Known.confirmed(gate + "." + node),
                        Gate.Kind.DECISION),
                Action.repeatable(
                        site.database(),
                        Command.of("update", metaDb.rm(), """
                                create table if not exists oms_version (
                                 version varchar(64) not null comment 'Version',
                                 gmt_modified timestamp not null default current_timestamp,
                                 primary key (version)) default charset = utf8mb4 comment = 'Version table'""".replaceAll("\\s+", " ")),
                        Known.answer("versions.table"),
                        "the restore of rm drops it"),
                Action.repeatable(
                        site.database(),
                        Command.of("update", metaDb.rm(), "replace into oms_version(version) values(?)", word),
                        Known.answer("versions.row"),
                        "the restore of rm drops it"),
                looks.rows(Known.rows(AFTER, "rows"), metaDb.rm(), "select version from oms_version order by version"),
                new Check("oms_version holds the old version and nothing else", facts -> judge(facts)));
    }

    private static Judgement judge(Facts facts) {
        Rows rows = facts.get(Known.rows(AFTER, "rows"));
        var seen = rows.rows().stream()
                .map(row -> String.valueOf(row.value("version")))
                .collect(Collectors.toCollection(TreeSet::new));
        return seen.equals(new TreeSet<>(List.of(word(facts))))
                ? Judgement.pass("one row: " + word(facts))
                : Judgement.fail(
                        "one row " + word(facts),
                        "oms_version holds " + seen + ": which of them the script goes by is not documented");
    }
}
