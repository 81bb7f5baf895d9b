package bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The table for people and the raw figures for later comparisons. */
final class Report {
    private Report() {}

    static String table(List<Contest> contests) {
        var text = new StringBuilder("| row | tool | median | ratio | target | |\n|---|---|---:|---:|---:|---|\n");
        for (Contest contest : contests) {
            double ours = contest.median(contest.runproof());
            for (String tool : contest.figures().keySet()) {
                boolean first = tool.equals(contest.runproof());
                double median = contest.median(tool);
                String failure = contest.failures().getOrDefault(tool, "");
                text.append(String.format(
                        Locale.ROOT,
                        "| %s | %s | %s | %s | %s | %s |%n",
                        first ? contest.name() : "",
                        tool,
                        Double.isNaN(median) ? "–" : String.format(Locale.ROOT, "%.1f %s", median, contest.unit()),
                        first || Double.isNaN(median) ? "" : String.format(Locale.ROOT, "%.1f ×", median / ours),
                        first ? String.format(Locale.ROOT, "%.1f %s", contest.target(), contest.unit()) : "",
                        failure.isEmpty() ? first ? contest.met() ? "met" : "**missed**" : "" : "failed: " + failure));
            }
        }
        return text.toString();
    }

    /** Writes the page, and the raw figures beside it. */
    static void write(Path page, List<Contest> contests, Map<String, String> machine) throws IOException {
        Files.createDirectories(page.getParent());
        String name = page.getFileName().toString().replace(".md", "");
        var all = new LinkedHashMap<String, Object>();
        all.put("machine", machine);
        var rows = new LinkedHashMap<String, Object>();
        for (Contest contest : contests) {
            var row = new LinkedHashMap<String, Object>();
            row.put("unit", contest.unit());
            row.put("target", contest.target());
            row.put("met", contest.met());
            row.put("figures", contest.figures());
            row.put("failures", contest.failures());
            rows.put(contest.name(), row);
        }
        all.put("rows", rows);
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(page.resolveSibling(name + ".json").toFile(), all);
        var text = new StringBuilder("# Measurement of " + name + "\n\n");
        machine.forEach((key, value) -> text.append("- ").append(key).append(": ").append(value).append('\n'));
        text.append("\nMedians; every tool of a row did the same work against the same OpenSSH servers on loopback,")
                .append(" interleaved in one run. The ratio is the tool's median divided by Runproof's.\n\n")
                .append(table(contests));
        Files.writeString(page, text);
    }
}
