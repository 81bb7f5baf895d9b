package dev.runproof.parse;

import java.util.Optional;

/** A titled part of a cluster picture; the constants stand in the order in which the tools print them. */
enum Section {
    CM_SERVERS("CMServer State"),
    ETCDS("ETCD State"),
    RESOURCES("Defined Resource State"),
    CLUSTER("Cluster State"),
    DATANODES("Datanode State");

    private final String title;

    Section(String title) {
        this.title = title;
    }

    /** True for a line in brackets, whatever it says. */
    static boolean isTitle(Line line) {
        String text = line.trimmed();
        return text.length() > 1 && text.startsWith("[") && text.endsWith("]");
    }

    static Optional<Section> of(Line line) {
        if (isTitle(line)) {
            String text = line.trimmed();
            String inner = Blanks.trim(text.substring(1, text.length() - 1));
            for (Section section : values()) {
                if (section.title.equals(inner)) {
                    return Optional.of(section);
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "[" + title + "]";
    }
}
