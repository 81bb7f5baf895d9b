package dev.runproof.lab.oms.console;

import dev.runproof.model.ProductVersion;
import dev.runproof.model.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who may log on to the consoles of one installation, with which password. Safe for several threads.
 *
 * <p>Up to 4.1.0 a fresh installation has admin with a first password that must be changed at the first logon; from 4.1.1
 * on whoever comes first sets one password for admin and root.
 */
public final class Accounts {
    /** A change of password needs at least so many characters (ours; the documents name no number). */
    static final int SHORTEST = 8;

    private final Map<String, Account> accounts = new LinkedHashMap<>();

    private record Account(Role role, @Nullable Secret password, boolean mustChange) {}

    /** The roles by their documented names. */
    public enum Role {
        ROOT,
        ROOT_VIEWER,
        ADMIN,
        ADMIN_VIEWER,
        USER
    }

    /** How a logon ends. */
    public enum Logon {
        REFUSED,
        /** The password is right and must be changed first. */
        CHANGE_FIRST,
        ACCEPTED
    }

    private Accounts() {}

    /**
     * The accounts of a fresh installation.
     *
     * @param first the password that the product publishes, of no meaning from 4.1.1 on
     */
    public static Accounts fresh(ProductVersion version, Secret first) {
        var accounts = new Accounts();
        if (Edition.of(version) == Edition.TABS_OF_4_1_1) {
            accounts.accounts.put("admin", new Account(Role.ADMIN, null, false));
            accounts.accounts.put("root", new Account(Role.ROOT, null, false));
        } else {
            accounts.accounts.put("admin", new Account(Role.ADMIN, first, true));
        }
        return accounts;
    }

    /** The accounts of an installation that is in use: admin and root with one password that nobody must change. */
    public static Accounts inUse(Secret password) {
        var accounts = new Accounts();
        accounts.add("admin", Role.ADMIN, password);
        accounts.add("root", Role.ROOT, password);
        return accounts;
    }

    public synchronized void add(String user, Role role, Secret password) {
        accounts.put(user, new Account(role, password, false));
    }

    /** Whether nobody has logged on yet and the first one sets the password of admin and root. */
    synchronized boolean unset() {
        return accounts.values().stream().anyMatch(it -> it.password() == null);
    }

    /** Sets the password of admin and root; no effect once it is set. */
    synchronized void set(Secret password) {
        if (unset()) {
            accounts.replaceAll((user, it) -> new Account(it.role(), password, false));
        }
    }

    public synchronized Logon logon(String user, Secret password) {
        Account account = accounts.get(user);
        if (account == null || account.password() == null || !account.password().equals(password)) {
            return Logon.REFUSED;
        }
        return account.mustChange() ? Logon.CHANGE_FIRST : Logon.ACCEPTED;
    }

    synchronized void change(String user, Secret password) {
        accounts.computeIfPresent(user, (name, it) -> new Account(it.role(), password, false));
    }

    /** Only admin and root may change system parameters. */
    synchronized boolean mayModify(String user) {
        Account account = accounts.get(user);
        return account != null && (account.role() == Role.ROOT || account.role() == Role.ADMIN);
    }
}
