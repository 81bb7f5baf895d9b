package dev.runproof.journal;

/**
 * Who or what started or resumed a run.
 *
 * @param account the operating system's account of the runner
 * @param sudoUser who became that account through sudo, empty when nobody did
 * @param controller the name of the machine the runner ran on
 * @param version Runproof's version
 */
public record StartedBy(String account, String sudoUser, String controller, String version) {
    @Override
    public String toString() {
        return account + (sudoUser.isEmpty() ? "" : " (sudo by " + sudoUser + ")") + " on " + controller + ", Runproof "
                + version;
    }
}
