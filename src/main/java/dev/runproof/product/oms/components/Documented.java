package dev.runproof.product.oms.components;

import dev.runproof.parse.OmsHaLimits;
import java.util.Optional;

/**
 * What became of all projects, against the document's table.
 *
 * @param last no later comparison follows, so that what is unknown for good is to be decided on now
 * @param before what was recorded before the first change
 * @param ha what HA may do now, for hints
 */
record Documented(Table table, Column column, boolean last, Picture before, OmsHaLimits ha) {
    Findings compare(Picture now, Freshness freshness) {
        var findings = new Findings();
        if (!before.known()) {
            findings.isUnknown("no component was recorded before the upgrade: " + before.trouble());
        }
        if (!now.known()) {
            findings.isUnknownYet("the components are not readable: " + now.trouble());
        }
        if (before.known() && now.known()) {
            before.projects().forEach(project -> compare(project, now, freshness, findings));
            now.projects().stream()
                    .filter(project -> before.project(project).isEmpty())
                    .forEach(project -> findings.note("project " + project + " has appeared since; not compared"));
        }
        now.remarks().forEach(findings::note);
        return findings;
    }

    private void compare(Project project, Picture now, Freshness freshness, Findings findings) {
        Fit fit = table.fit(project);
        if (!fit.compared()) {
            findings.note("project " + project + " " + fit.why() + "; not compared");
            return;
        }
        if (fit.row().isEmpty()) {
            String told = "project " + project + ", " + project.status() + ": " + fit.why();
            if (last) {
                findings.isUnknown(told);
            } else {
                findings.note("unknown: " + told);
            }
            return;
        }
        Optional<Project> found = now.project(project);
        if (found.isEmpty()) {
            findings.fails("project " + project + ", row " + fit.row().get() + ": it is not there any more");
            return;
        }
        new ProjectComparison(project, fit.row().get(), column, freshness, findings).with(found.get());
        if (column == Column.HA_ON) {
            project.subtopics().forEach(subtopic -> hint(fit.row().get(), found.get(), subtopic, findings));
        }
    }

    /** Why HA may have left the Stores of a subtopic alone. */
    private void hint(Row row, Project project, String subtopic, Findings findings) {
        Stores stores = project.stores(subtopic);
        State state = stores.state();
        if (state == State.RUNS || state == State.NOT_READABLE) {
            return;
        }
        String what = "subtopic " + subtopic + " of project " + project + ", row " + row + ": ";
        if (state == State.STOPPED || state == State.MISSING) {
            findings.task(what + "HA makes no Store where all are stopped or none is there");
        }
        if (stores.all().size() >= ha.storesPerSubtopic()) {
            findings.task(what + "it holds " + stores.all().size() + " Stores, and from subtopicStoreNumberThreshold = "
                    + ha.storesPerSubtopic() + " on HA does nothing for it");
        }
        if (!ha.enableStore()) {
            findings.task(what + "enableStore is false, so that HA looks after no Store");
        }
        if (ha.perceive() && row.mayLackReceiver()) {
            findings.task(
                    what + "with perceiveStoreClientCheckpoint true HA makes no Store where no receiver is connected,"
                            + " and what reads this one was suspended");
        }
    }
}
