package dev.runproof.product.oms.backup;

import dev.runproof.model.Answer;
import dev.runproof.model.Command;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.OutputFormatException;
import dev.runproof.model.Probe;
import dev.runproof.model.ShellText;
import dev.runproof.product.generic.WholeOutput;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The dumps of a set as their host has them, by file. */
record Outlines(Map<String, Outline> files) {
    private static final String FILE = "file ";

    Outlines {
        files = Map.copyOf(files);
    }

    static FactKey<Outlines> key(String moment) {
        return new FactKey<>(moment + ".outlines", Outlines.class);
    }

    /** Reads every dump of the set to its end. */
    static Probe<Outlines> probe(BackupSite site, String moment) {
        return probe(site, DumpScripts.OUTLINE, moment);
    }

    /** What was read of every dump beside its trial restore; known by {@link Known#BACKUP}. */
    static Probe<Outlines> asRestored(BackupSite site) {
        return probe(site, DumpScripts.OUTLINED, Known.BACKUP);
    }

    private static Probe<Outlines> probe(BackupSite site, ShellText script, String moment) {
        return new Probe<>(
                site.host(),
                Command.shell(script, Dumps.files(site)).within(site.limit()),
                key(moment),
                Outlines::read);
    }

    Outline of(Slot slot, Facts facts) {
        Outline outline = files.get(Dumps.file(slot, facts));
        if (outline == null) {
            throw new IllegalStateException("the dump of " + slot.name() + " was not looked at");
        }
        return outline;
    }

    static Outlines read(Answer answer) {
        String text = new String(WholeOutput.of(Outline.TOOL, answer), StandardCharsets.UTF_8);
        var sections = new LinkedHashMap<String, List<String>>();
        @Nullable List<String> section = null;
        for (String line : text.lines().toList()) {
            if (line.startsWith(FILE)) {
                section = new ArrayList<>();
                sections.put(line.substring(FILE.length()), section);
            } else if (section == null) {
                throw OutputFormatException.atLine(Outline.TOOL, 1, line, "expected the name of a file");
            } else {
                section.add(line);
            }
        }
        var files = new LinkedHashMap<String, Outline>();
        sections.forEach((file, lines) -> files.put(file, Outline.read(lines)));
        return new Outlines(files);
    }
}
