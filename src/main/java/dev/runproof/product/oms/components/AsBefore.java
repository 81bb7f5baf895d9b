package dev.runproof.product.oms.components;

import java.util.List;
import java.util.Optional;

/** Components against what they were before the upgrade: what differs is a task for a person and no failure. */
record AsBefore(Picture before) {
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
        }
        now.remarks().forEach(findings::note);
        return findings;
    }

    private static void compare(Project project, Picture now, Freshness freshness, Findings findings) {
        Optional<Project> found = now.project(project);
        if (found.isEmpty()) {
            findings.task("project " + project + " is not there any more");
            return;
        }
        if (!found.get().status().equals(project.status())) {
            findings.task("project " + project + " was " + project.status() + ", is "
                    + found.get().status());
        }
        for (String subtopic : project.subtopics()) {
            Stores was = project.stores(subtopic);
            Stores is = found.get().stores(subtopic);
            compare(found.get(), is.toString(), was.state(), is.state(), is.words(), is.running(), freshness, findings);
        }
        for (Component was : project.readers()) {
            Optional<Component> is =
                    found.get().readers().stream().filter(was::is).findFirst();
            compare(
                    found.get(),
                    was.toString(),
                    was.state(),
                    is.map(Component::state).orElse(State.MISSING),
                    is.map(Component::word).orElse(""),
                    is.filter(Component::runs).stream().toList(),
                    freshness,
                    findings);
        }
    }

    private static void compare(
            Project project,
            String what,
            State was,
            State is,
            String word,
            List<Component> running,
            Freshness freshness,
            Findings findings) {
        String told = "project " + project + ": " + what;
        List<String> doubts = running.stream()
                .flatMap(component -> freshness.doubt(project, component).stream())
                .toList();
        boolean doubted = !running.isEmpty() && doubts.size() == running.size();
        if (was == State.NOT_READABLE || is == State.NOT_READABLE) {
            findings.isUnknownYet(told + ": was " + was + ", is " + is + " (" + word + ")");
        } else if (was == is && !doubted) {
            findings.holds(told + ": " + is + " as before");
        } else {
            findings.task(told + ": was " + was + ", is " + is + (word.isEmpty() ? "" : " (" + word + ")")
                    + (doubted ? ", but " + doubts.get(0) : "") + "; it may have to be brought back by hand");
            if (was == State.RUNS) {
                findings.isAwaited();
            }
        }
    }
}
