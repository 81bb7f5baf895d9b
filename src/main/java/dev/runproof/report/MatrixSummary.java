package dev.runproof.report;

import dev.runproof.matrix.CellResult;
import java.util.Locale;

/** A matrix on one page of Markdown: a line for each cell, those without a result first. */
final class MatrixSummary {
    private MatrixSummary() {}

    static String of(ShardMerge merge) {
        long good = merge.results().stream().filter(CellResult::asExpected).count();
        var page = new StringBuilder();
        page.append("# ")
                .append(good)
                .append(" of ")
                .append(merge.results().size() + merge.missing().size())
                .append(" rehearsals ended as expected, from ")
                .append(merge.shardsInAll())
                .append(" shards\n\n");
        if (!merge.missingShards().isEmpty()) {
            page.append("Shards that have left nothing: ")
                    .append(merge.missingShards().toString().replaceAll("[\\[\\]]", ""))
                    .append(". Their cells are unknown.\n\n");
        }
        page.append("| rehearsal | expected | verdict | seconds | run |\n|---|---|---|---|---|\n");
        merge.missing()
                .forEach((cell, why) -> page.append("| ")
                        .append(Summary.text(cell))
                        .append(" | | **unknown**: ")
                        .append(Summary.text(why))
                        .append(" | | |\n"));
        merge.results().forEach(result -> page.append(line(result)));
        return page.toString();
    }

    private static String line(CellResult result) {
        String verdict = result.verdict().isEmpty()
                ? "no verdict: "
                        + Summary.text(result.told().lines().findFirst().orElse(""))
                : result.verdict();
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %.1f | %s |%n",
                Summary.text(result.name()),
                result.expect(),
                result.asExpected() ? verdict : "**" + verdict + "**",
                result.seconds(),
                String.join(", ", result.runs()));
    }
}
