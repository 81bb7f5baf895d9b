package dev.runproof.product.openmldb.state;

import dev.runproof.model.Answer;
import dev.runproof.model.Judgement;
import dev.runproof.parse.OpenmldbToolLog;
import dev.runproof.parse.OpenmldbToolLog.Complaint;
import dev.runproof.product.generic.Told;
import dev.runproof.product.generic.Weighing;
import java.util.List;

/**
 * One run of the operation tool, by its exit status and its log: neither alone tells whether it did what it should.
 *
 * @param words the last line it wrote, for messages
 */
public record ToolRun(int exit, OpenmldbToolLog log, boolean whole, String words) {
    /** Whether post-upgrade was run again after it broke: then a partition may be led already. */
    public enum Attempt {
        FIRST,
        REPEATED
    }

    public static ToolRun read(Answer answer) {
        return new ToolRun(
                answer.exit(),
                OpenmldbToolLog.parse(answer.err()),
                answer.stderr().complete(),
                Told.lastWords(answer));
    }

    public Judgement clean() {
        return clean(Attempt.FIRST);
    }

    /** The tool ended well and logged work without any error, warning or refusal; what the cluster says comes besides. */
    public Judgement clean(Attempt attempt) {
        var weighing = new Weighing("exit 0, a log without ERROR, WARNING, Traceback or error msg");
        if (exit != 0) {
            weighing.fails("the tool ended with exit " + exit + ": " + words);
        }
        if (log.empty()) {
            weighing.fails("the tool logged nothing: it did not reach the cluster");
        }
        if (!whole) {
            weighing.isUnknown("the tool's log is too large to be read whole");
        }
        for (Complaint complaint : log.complaints()) {
            if (attempt == Attempt.REPEATED && complaint.isAlreadyLeader()) {
                weighing.note("as expected when it is repeated: " + complaint.text());
            } else {
                weighing.fails("the tool's log, " + complaint);
            }
        }
        return weighing.holds("exit 0, nothing to complain of in its log").judgement();
    }

    /** {@code recoverdata} told of every table that it is healthy, or that it was recovered. */
    public Judgement recovered(Placement placement) {
        var weighing = new Weighing("every table healthy or recovered, by the tool's log").add(clean());
        List<TableName> tables = placement.partitions().keySet().stream()
                .map(PartitionId::table)
                .distinct()
                .toList();
        for (TableName table : tables) {
            boolean told = log.recovered().contains(table.name() + " in " + table.database());
            weighing.that(told, table + " told", table + ": the tool told neither healthy nor recovered");
        }
        return weighing.judgement();
    }
}
