package dev.runproof.lab.embedded;

import dev.runproof.lab.host.Accounts;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Home directories by the names of accounts, {@code ~name}, as clients such as Ansible write them.
 *
 * <p>The machine's shell knows the machine's accounts alone, so the words are replaced before it sees the text. What is
 * quoted is replaced too, since it mostly is the text of one more shell.
 */
record AccountHomes(EmbeddedHost host) {
    private static final Pattern NAMED =
            Pattern.compile("(?<![^\\s'\"`=:;&|()<>])~([a-z_][a-z0-9_-]*)(?![^\\s'\"`/:;&|()<>])");
    private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

    String in(String text) {
        return NAMED.matcher(text).replaceAll(found -> Matcher.quoteReplacement(home(found.group(1), found.group())));
    }

    private String home(String account, String otherwise) {
        if (!host.accounts().knows(account)) {
            return otherwise;
        }
        String home = host.path(Accounts.home(account)).toString();
        return PLAIN.matcher(home).matches() ? home : otherwise;
    }
}
