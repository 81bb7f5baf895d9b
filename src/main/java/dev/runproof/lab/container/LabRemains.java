package dev.runproof.lab.container;

import dev.runproof.lab.LabRefused;
import dev.runproof.lab.host.LabDirectory;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;

/** What has to be gone when a lab ends: all that carries its label, and its directory. */
final class LabRemains implements AutoCloseable {
    private final String key;
    private final LabDirectory directory;
    private final String image;
    private final ContainerReaper reaper;
    private boolean removed;

    private LabRemains(String key, LabDirectory directory, String image, ContainerReaper reaper) {
        this.key = key;
        this.directory = directory;
        this.image = image;
        this.reaper = reaper;
    }

    /**
     * From now on they are removed also when this process is killed.
     *
     * @param image in which files of other accounts are removed, by {@code find}
     */
    static LabRemains of(String key, LabDirectory directory, String image) {
        return new LabRemains(key, directory, image, ContainerReaper.start(key, directory.root(), image));
    }

    /** Of a lab that could not be made; what its process said stays for those who wait for it. */
    void giveUp() throws IOException {
        MachineEngine.clear(key);
        directory.clear();
        reaper.close();
    }

    @Override
    public synchronized void close() {
        if (removed) {
            return;
        }
        removed = true;
        try {
            Files.deleteIfExists(directory.state());
            MachineEngine.clear(key);
            removeDirectory();
        } catch (IOException e) {
            throw new LabRefused(
                    "the lab's directory " + directory.root() + " cannot be removed: " + e.getMessage(), e);
        }
        reaper.close();
    }

    /** Files of the hosts' accounts are removed by one who may. */
    private void removeDirectory() throws IOException {
        try {
            LabDirectory.remove(directory.root());
        } catch (AccessDeniedException denied) {
            String root = directory.root().toString();
            Docker.ask(
                    "run",
                    "--rm",
                    "--network",
                    "none",
                    "--label",
                    Label.filter(key),
                    "-v",
                    root + ":" + root,
                    image,
                    "find",
                    root,
                    "-mindepth",
                    "1",
                    "-delete");
            LabDirectory.remove(directory.root());
        }
    }
}
