package dev.runproof.lab.embedded;

import dev.runproof.lab.SimulatedHost.Ownership;
import dev.runproof.lab.host.Accounts;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.Principal;
import java.util.EnumSet;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;

/** The files of a host as sftp shows them: relative paths begin at the account's home, owners are the host's accounts. */
final class SftpFiles implements SftpFileSystemAccessor {
    private final EmbeddedHost host;
    private final Set<Path> fresh = ConcurrentHashMap.newKeySet();

    SftpFiles(EmbeddedHost host) {
        this.host = host;
    }

    @Override
    public Path resolveLocalFilePath(SftpSubsystemProxy subsystem, Path rootDir, String remotePath) {
        Path home = SessionVariables.home(host, account(subsystem));
        return home.resolve(remotePath.isEmpty() ? "." : remotePath).normalize();
    }

    @Override
    public NavigableMap<String, Object> resolveReportedFileAttributes(
            SftpSubsystemProxy subsystem,
            Path file,
            int flags,
            NavigableMap<String, Object> attributes,
            LinkOption... options) {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            var owner = host.ownership(file);
            attributes.replace("uid", host.accounts().idOf(owner.user()));
            attributes.replace("gid", host.accounts().idOf(owner.group()));
            attributes.replace("owner", owner.user());
            attributes.replace("group", owner.group());
        }
        return attributes;
    }

    @Override
    public void createDirectory(SftpSubsystemProxy subsystem, Path path) throws IOException {
        SftpFileSystemAccessor.super.createDirectory(subsystem, path);
        fresh.add(path);
    }

    /** The mode that a client wishes for a directory as it makes it passes the usual mask, as on any server. */
    @Override
    public void setFilePermissions(
            SftpSubsystemProxy subsystem, Path file, Set<PosixFilePermission> permissions, LinkOption... options)
            throws IOException {
        var wanted = EnumSet.noneOf(PosixFilePermission.class);
        wanted.addAll(permissions);
        if (fresh.remove(file)) {
            wanted.remove(PosixFilePermission.GROUP_WRITE);
            wanted.remove(PosixFilePermission.OTHERS_WRITE);
        }
        SftpFileSystemAccessor.super.setFilePermissions(subsystem, file, wanted, options);
    }

    @Override
    public void setFileOwner(SftpSubsystemProxy subsystem, Path file, Principal value, LinkOption... options)
            throws IOException {
        String wanted = host.accounts()
                .withId(value.getName())
                .map(account -> account.user())
                .orElse(value.getName());
        own(subsystem, file, new Ownership(wanted, host.ownership(file).group()));
    }

    @Override
    public void setGroupOwner(SftpSubsystemProxy subsystem, Path file, Principal value, LinkOption... options)
            throws IOException {
        String wanted = host.accounts()
                .withId(value.getName())
                .map(account -> account.group())
                .orElse(value.getName());
        own(subsystem, file, new Ownership(host.ownership(file).user(), wanted));
    }

    private void own(SftpSubsystemProxy subsystem, Path file, Ownership next) throws IOException {
        var before = host.ownership(file);
        if (!before.equals(next) && !account(subsystem).equals(Accounts.ROOT.user())) {
            throw new AccessDeniedException(file.toString(), null, "only root gives files away");
        }
        host.own(file, next);
    }

    private static String account(SftpSubsystemProxy subsystem) {
        return subsystem.getSession().getUsername();
    }
}
