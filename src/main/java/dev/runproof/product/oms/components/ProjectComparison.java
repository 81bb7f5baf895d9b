package dev.runproof.product.oms.components;

import dev.runproof.product.oms.components.Row.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One project against a cell of its row. */
final class ProjectComparison {
    /** The words of a project's status that the documents' tables speak of. */
    private static final Set<String> STATUSES = Set.of("RUNNING", "FAILED", "SUSPEND");

    private final Project before;
    private final Row row;
    private final Column column;
    private final Freshness freshness;
    private final Findings findings;

    ProjectComparison(Project before, Row row, Column column, Freshness freshness, Findings findings) {
        this.before = before;
        this.row = row;
        this.column = column;
        this.freshness = freshness;
        this.findings = findings;
    }

    void with(Project now) {
        link(now);
        Cell cell = row.cell(column);
        for (String subtopic : before.subtopics()) {
            Stores stores = now.stores(subtopic);
            State wanted = cell.stores();
            if (wanted == null) {
                findings.note(told(stores.toString(), "is " + stores.state() + "; recorded, not judged"));
            } else {
                judge(now, stores.toString(), wanted, stores.state(), stores.words(), stores.running());
            }
        }
        readers(now, cell.reader());
        if (column == Column.HA_ON && row.byHand() && !now.status().equals("RUNNING")) {
            findings.task("bring the link of project " + before + ", row " + row + ", back by hand: "
                    + now.components().stream().map(Component::toString).collect(Collectors.joining(", ")));
        }
    }

    private void link(Project now) {
        Optional<String> wanted = row.status(column);
        if (wanted.isEmpty() || wanted.get().equals(now.status())) {
            findings.holds("project " + before + ", row " + row + ": " + now.status());
            return;
        }
        String told = told("its link", "expected to stay " + wanted.get() + ", is " + now.status());
        if (!STATUSES.contains(now.status()) || now.status().equals("RUNNING")) {
            findings.isUnknownYet(told);
        } else {
            findings.fails(told);
        }
    }

    /** Paired by name; one that came back elsewhere has another name, and stands for one that is gone. */
    private void readers(Project now, @Nullable State wanted) {
        if (wanted == null) {
            return;
        }
        var left = new ArrayList<>(now.readers());
        var gone = new ArrayList<Component>();
        for (Component reader : before.readers()) {
            Optional<Component> same = left.stream().filter(reader::is).findFirst();
            same.ifPresent(found -> {
                left.remove(found);
                judge(now, found, wanted);
            });
            if (same.isEmpty()) {
                gone.add(reader);
            }
        }
        for (Component reader : gone) {
            Optional<Component> other =
                    left.stream().filter(each -> each.kind() == reader.kind()).findFirst();
            other.ifPresent(found -> {
                left.remove(found);
                judge(now, found, wanted);
            });
            if (other.isEmpty()) {
                judge(now, reader.toString(), wanted, State.MISSING, "", List.of());
            }
        }
        left.forEach(each -> findings.note(told(each.toString(), "is new, " + each.word() + "; not judged")));
    }

    private void judge(Project now, Component reader, State wanted) {
        judge(
                now,
                reader.toString(),
                wanted,
                reader.state(),
                reader.word(),
                reader.runs() ? List.of(reader) : List.of());
    }

    /** @param running those of it that are shown as running */
    private void judge(Project now, String what, State wanted, State seen, String word, List<Component> running) {
        Optional<String> doubt = doubt(now, running);
        String told = told(
                what,
                "expected " + wanted + ", is " + seen + (word.isEmpty() ? "" : " (" + word + ")")
                        + doubt.map(it -> ", but " + it).orElse(""));
        if (seen == State.NOT_READABLE || (seen == State.RUNS && doubt.isPresent())) {
            findings.isUnknownYet(told);
        } else if (seen == wanted) {
            findings.holds(told(what, seen.toString()));
        } else if (wanted == State.ABNORMAL && (seen == State.RUNS || seen == State.ON_ITS_WAY)) {
            // Better than documented: nobody says why.
            findings.isUnknownYet(told);
        } else {
            findings.fails(told);
        }
    }

    /** The doubt in the first, when there is one in each that is shown as running. */
    private Optional<String> doubt(Project now, List<Component> running) {
        List<Optional<String>> doubts = running.stream()
                .map(component -> freshness.doubt(now, component))
                .toList();
        return doubts.stream().allMatch(Optional::isPresent)
                ? doubts.stream().flatMap(Optional::stream).findFirst()
                : Optional.empty();
    }

    private String told(String what, String how) {
        return "project " + before + ", row " + row + ": " + what + ": " + how;
    }
}
