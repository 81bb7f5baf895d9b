package dev.runproof.parse;

import dev.runproof.model.OutputFormatException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/** The documents of a {@code config.yaml}. No message quotes a line or what the library says of it. */
final class ConfigYaml {
    private static final String FAULT = "not YAML";
    private static final String NOT_SHOWN = "(line not shown)";
    /** Keys that may stand on a line with a fault and may be shown. */
    private static final Set<String> KEYS = Set.of(
            "oms_meta_host",
            "oms_meta_port",
            "oms_meta_user",
            "oms_meta_password",
            "drc_rm_db",
            "drc_cm_db",
            "drc_cm_heartbeat_db",
            "drc_user",
            "drc_password",
            "cm_url",
            "cm_location",
            "cm_region",
            "cm_region_cn",
            "cm_is_default",
            "cm_nodes",
            "tsdb_url",
            "tsdb_username",
            "tsdb_password");

    /** In characters. The library takes time by the square of it; no line of a configuration is a hundredth of that long. */
    private static final int LONGEST_LINE = 1 << 16;

    private ConfigYaml() {}

    /** At least one. */
    static List<ConfigDocument> documents(OutputText output) {
        for (var lines = output.lines(); lines.hasNext(); ) {
            Line line = lines.next();
            if (line.text().length() > LONGEST_LINE) {
                throw refused(output, line.number(), FAULT + ", a line that is too long");
            }
        }
        var documents = new ArrayList<ConfigDocument>();
        try {
            for (Node root : new Yaml(new LoaderOptions()).composeAll(new StringReader(output.text()))) {
                if (!(root instanceof MappingNode mapping)) {
                    throw refused(output, root.getStartMark().getLine() + 1, "not key: value");
                }
                documents.add(ConfigDocument.of(output, documents.size() + 1, mapping));
            }
        } catch (MarkedYAMLException e) {
            throw refused(output, line(e), FAULT);
        } catch (ReaderException e) {
            throw refused(output, lineAt(output.text(), e.getPosition()), FAULT);
        } catch (YAMLException e) {
            throw output.refused(FAULT, NOT_SHOWN);
        }
        if (documents.isEmpty()) {
            throw output.refused("not key: value", "only comments");
        }
        return documents;
    }

    /** Blames that line, or the one before it on which something stands. */
    private static OutputFormatException refused(OutputText output, int line, String what) {
        int blamed = 1;
        String key = NOT_SHOWN;
        for (var lines = output.lines(); lines.hasNext(); ) {
            Line next = lines.next();
            if (next.number() > line) {
                break;
            }
            if (!next.isBlank()) {
                blamed = next.number();
                key = key(next.trimmed());
            }
        }
        return output.refused(blamed, what, key);
    }

    private static String key(String line) {
        int colon = line.indexOf(':');
        String before = colon < 0 ? "" : line.substring(0, colon);
        return KEYS.contains(before) ? before : NOT_SHOWN;
    }

    /** The end of the text when the library does not say. */
    private static int line(MarkedYAMLException e) {
        // A line without a colon is noticed on the one behind it.
        boolean noColon = e.getProblem() != null && e.getProblem().startsWith("could not find expected ':'");
        @Nullable Mark mark = noColon && e.getContextMark() != null ? e.getContextMark() : e.getProblemMark();
        return mark == null ? Integer.MAX_VALUE : mark.getLine() + 1;
    }

    /** @param position in characters, where one of two code units counts as one */
    private static int lineAt(String text, int position) {
        int end = position <= text.codePointCount(0, text.length())
                ? text.offsetByCodePoints(0, position)
                : text.length();
        return 1 + (int) text.substring(0, end).chars().filter(it -> it == '\n').count();
    }
}
