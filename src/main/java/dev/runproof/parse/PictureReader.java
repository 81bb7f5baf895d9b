package dev.runproof.parse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a cluster picture section by section; what a section may hold is left to the readers of tables and keys. */
final class PictureReader {
    private static final String UNKNOWN = "Unknown";
    private static final String YES = "Yes";

    private final LineReader lines;
    private final Messages messages;
    private final PictureForm form;
    private final Tables tables;

    private List<CmServer> cmServers = List.of();
    private List<Etcd> etcds = List.of();
    private List<Resource> resources = List.of();
    private @Nullable KeyBlock keys;
    private List<Datanode> datanodes = List.of();

    PictureReader(LineReader lines, Messages messages, PictureForm form) {
        this.lines = lines;
        this.messages = messages;
        this.form = form;
        this.tables = new Tables(lines, messages);
    }

    Picture read() {
        int done = 0;
        messages.take();
        while (!lines.ended()) {
            Section section = title(done);
            messages.take();
            body(section);
            done = section.ordinal() + 1;
            messages.take();
        }
        refuseIncomplete(done);
        return new Picture(cmServers, etcds, resources, keys, datanodes);
    }

    /** Takes a title that may stand here: no section twice, none out of order, no required one left out. */
    private Section title(int done) {
        Line line = lines.next("a section title");
        Section section = Section.of(line)
                .orElseThrow(() -> lines.refused(
                        line,
                        Section.isTitle(line) ? "expected the title of a known section" : "expected a section title"));
        if (section.ordinal() < done) {
            throw lines.refused(line, "expected no section again or out of order");
        }
        for (Section before : Section.values()) {
            if (before.ordinal() >= done && before.ordinal() < section.ordinal() && form.requires(before)) {
                throw lines.refused(line, "expected " + before + " before this section");
            }
        }
        return section;
    }

    private void body(Section section) {
        switch (section) {
            case CM_SERVERS -> cmServers = tables.cmServers();
            case ETCDS -> etcds = tables.etcds();
            case RESOURCES -> resources = tables.resources();
            case CLUSTER ->
                keys = KeyBlock.read(lines, form.requiredKeys(), form.allowedKeys(), line -> messages.areNext());
            case DATANODES -> datanodes = new DatanodeTable(lines, messages, form.datanodeLayouts()).read();
        }
    }

    /** After a message of the tool anything may be missing at the end, otherwise only what the cluster's state explains. */
    private void refuseIncomplete(int done) {
        if (messages.any()) {
            return;
        }
        for (Section section : Section.values()) {
            if (section.ordinal() >= done && form.requires(section) && !mayBeMissing(section)) {
                throw lines.missing(section.toString());
            }
        }
    }

    private boolean mayBeMissing(Section section) {
        return section == Section.DATANODES
                && keys != null
                && (keys.says(ClusterKey.CLUSTER_STATE, UNKNOWN) || keys.says(ClusterKey.ENABLE_WALRECORD, YES));
    }
}
