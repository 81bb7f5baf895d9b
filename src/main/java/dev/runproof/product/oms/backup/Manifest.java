package dev.runproof.product.oms.backup;

import dev.runproof.model.Action;
import dev.runproof.model.Answer;
import dev.runproof.model.Command;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Pending;
import dev.runproof.model.StepScript;
import dev.runproof.sql.structure.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The manifest of a set: for people and for other runs, a file of YAML beside the dumps. This run goes by its facts. */
final class Manifest {
    static final FactKey<Answer> WRITTEN = new FactKey<>("backup.manifest", Answer.class);

    private final BackupSite site;
    private final Function<Facts, Map<String, String>> origin;

    /** @param origin what else is to be known of the set, in order: T1, the image of the old container on each host */
    Manifest(BackupSite site, Function<Facts, Map<String, String>> origin) {
        this.site = site;
        this.origin = origin;
    }

    StepScript written() {
        var command = Command.shell(
                DumpScripts.WRITE_ONCE,
                Pending.word("set/manifest.yaml", facts -> Dumps.of(facts).directory() + "/manifest.yaml"),
                new Pending("manifest", this::lines));
        return StepScript.onceForTheRun(
                "Write the manifest of the set",
                List.of(Action.repeatable(site.host(), command, WRITTEN, "none needed: a new file")));
    }

    List<String> lines(Facts facts) {
        Dumps dumps = Dumps.of(facts);
        var lines = new ArrayList<String>();
        lines.add(
                "# A backup set of the MetaDB. Proved: every dump was restored into a scratch database and compared.");
        lines.add("run: " + quoted(facts.get(Facts.RUN)));
        lines.add("host: " + quoted(site.host().value()));
        lines.add("directory: " + quoted(dumps.directory()));
        lines.add("client: " + quoted(dumps.client()));
        lines.add("options: " + quoted(dumps.options()));
        origin.apply(facts).forEach((name, value) -> lines.add(quoted(name) + ": " + quoted(value)));
        lines.add("databases:");
        site.there(facts).forEach(slot -> lines.addAll(lines(slot, facts)));
        return lines;
    }

    private static List<String> lines(Slot slot, Facts facts) {
        String database = slot.database().apply(facts);
        Outline outline = facts.get(Outlines.key(Known.BACKUP)).of(slot, facts);
        Fingerprint recorded = Known.recorded(slot, facts);
        var lines = new ArrayList<String>();
        lines.add("  - name: " + quoted(database));
        lines.add("    file: " + quoted(database + ".sql"));
        lines.add("    size: " + outline.size());
        lines.add("    sha256: " + outline.sha256());
        outline.file().ifPresent(file -> lines.add("    server: " + quoted(String.valueOf(file.serverVersion()))));
        lines.add("    create: "
                + quoted("CREATE DATABASE `" + database + "` CHARACTER SET " + recorded.characterSet() + " COLLATE "
                        + recorded.collation()));
        lines.add("    structure: " + recorded.structure().digest());
        lines.add("    tables:");
        recorded.contents()
                .forEach((table, contents) -> lines.add("      " + quoted(table) + ": {rows: " + contents.rows()
                        + ", checksum: " + quoted(contents.checksum().orElse("none")) + "}"));
        return lines;
    }

    /** A text of YAML between double quotes. */
    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
