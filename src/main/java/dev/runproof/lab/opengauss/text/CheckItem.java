package dev.runproof.lab.opengauss.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** An item that {@code gs_checkos} checks, in the order of the tool. */
public enum CheckItem {
    A1("OS version status", Status.ABNORMAL, Scope.COMPARED, Access.EVERYBODY),
    A2("Kernel version status", Status.WARNING, Scope.COMPARED, Access.EVERYBODY),
    A3("Unicode status", Status.ABNORMAL, Scope.COMPARED, Access.EVERYBODY),
    A4("Time zone status", Status.ABNORMAL, Scope.COMPARED, Access.EVERYBODY),
    A5("Swap memory status", Status.WARNING, Scope.LOCAL, Access.EVERYBODY),
    A6("System control parameters status", Status.ABNORMAL, Scope.LOCAL, Access.ROOT),
    A7("File system configuration status", Status.ABNORMAL, Scope.LOCAL, Access.ROOT),
    A8("Disk configuration status", Status.WARNING, Scope.LOCAL, Access.EVERYBODY),
    A9("Pre-read block size status", Status.ABNORMAL, Scope.LOCAL, Access.ROOT),
    A10("IO scheduler status", Status.ABNORMAL, Scope.LOCAL, Access.ROOT),
    A11("Network card configuration status", Status.ABNORMAL, Scope.COMPARED, Access.ROOT),
    A12("Time consistency status", Status.ABNORMAL, Scope.COMPARED, Access.EVERYBODY),
    A13("Firewall service status", Status.WARNING, Scope.LOCAL, Access.EVERYBODY),
    A14("THP service status", Status.ABNORMAL, Scope.LOCAL, Access.ROOT);

    private final String label;
    private final Status worst;
    private final Scope scope;
    private final Access access;

    CheckItem(String label, Status worst, Scope scope, Access access) {
        this.label = label;
        this.worst = worst;
        this.scope = scope;
        this.access = access;
    }

    /** How an item was found, from good to bad. */
    public enum Status {
        NORMAL("Normal"),
        WARNING("Warning"),
        ABNORMAL("Abnormal");

        private final String printed;

        Status(String printed) {
            this.printed = printed;
        }

        public String printed() {
            return printed;
        }
    }

    /** Whether several hosts are also compared with each other. */
    public enum Scope {
        LOCAL,
        COMPARED
    }

    /** Who may have the item checked. */
    public enum Access {
        ROOT,
        EVERYBODY
    }

    public static Optional<CheckItem> of(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(values()).filter(item -> item.name().equals(name)).findFirst();
    }

    /** Whether the item can ever be found like this: some items are never worse than a warning, others never warn. */
    public boolean can(Status status) {
        return switch (status) {
            case NORMAL -> true;
            case WARNING -> worst == Status.WARNING || this == A9 || this == A11 || this == A12;
            case ABNORMAL -> worst == Status.ABNORMAL;
        };
    }

    public String label() {
        return label;
    }

    public Scope scope() {
        return scope;
    }

    public Access access() {
        return access;
    }
}
