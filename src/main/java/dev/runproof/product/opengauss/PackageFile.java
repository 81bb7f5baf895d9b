package dev.runproof.product.opengauss;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The package on the controller, as it was read.
 *
 * @param state whether it could be read at all; otherwise the rest is empty
 * @param trouble why it could not be read, or why it does not unpack to its end; empty when all is well
 * @param members the names of its members, in their order
 * @param digests SHA-256 of those members that are files and whose content matters, by name without a leading {@code ./}
 * @param upgradeBinaryList the lines of its member {@code upgrade_binary_list}, if it carries one
 * @param checksumFile the text of the checksum file beside it, if there is one
 * @param ownership whose it is
 */
record PackageFile(
        State state,
        Optional<String> trouble,
        long sizeBytes,
        String sha256,
        List<String> members,
        Map<String, String> digests,
        Optional<List<String>> upgradeBinaryList,
        Optional<String> checksumFile,
        LocalOwnership ownership) {
    /** Whether a path holds a file that can be read. */
    enum State {
        READ,
        MISSING,
        NOT_A_FILE,
        UNREADABLE
    }

    /**
     * Whose the controller's copy is, seen from the account that runs Runproof.
     *
     * @param reader that account
     * @param groupOfReader whether {@code group} is one of its groups
     * @param writable whether it may write the copy
     */
    record LocalOwnership(
            String owner,
            String group,
            String reader,
            boolean groupOfReader,
            boolean writable,
            boolean othersMayWrite) {
        static final LocalOwnership NONE = new LocalOwnership("", "", "", false, false, false);
    }

    PackageFile {
        members = List.copyOf(members);
        digests = Map.copyOf(digests);
    }

    static PackageFile unread(State state, String trouble) {
        return new PackageFile(
                state,
                Optional.of(trouble),
                0,
                "",
                List.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                LocalOwnership.NONE);
    }

    boolean unpacks() {
        return state == State.READ && trouble.isEmpty();
    }
}
