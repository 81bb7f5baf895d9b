package dev.runproof.remote;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of one attempt of one action in a host's ledger.
 *
 * @param run the run's id
 * @param attempt unique within the run, such as {@code 014-2-a1} (step, move, attempt)
 * @param account whose ledger it is: the command's account, empty for the account of the login
 */
public record LedgerKey(String run, String attempt, Optional<String> account) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    public LedgerKey {
        if (!FORM.matcher(run).matches() || !FORM.matcher(attempt).matches()) {
            throw new IllegalArgumentException(
                    "a ledger key is made of letters, digits, '.', '_', '-': " + run + "/" + attempt);
        }
    }

    /** A key in the ledger of the login's own account. */
    public LedgerKey(String run, String attempt) {
        this(run, attempt, Optional.empty());
    }

    @Override
    public String toString() {
        return run + "/" + attempt;
    }
}
