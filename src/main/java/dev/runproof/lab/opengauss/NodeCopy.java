package dev.runproof.lab.opengauss;

import dev.runproof.lab.SimulatedHost.Ownership;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.function.Consumer;

/** The package in the upload directory of the upgrade node, once it lies there. */
record NodeCopy(Node node, Path file) {

    static NodeCopy of(Planting planting) {
        Node node = planting.host()
                .map(planting.cluster()::node)
                .orElse(planting.cluster().upgradeNode());
        return new NodeCopy(
                node,
                node.paths()
                        .upload()
                        .resolve(PackageScenarios.packageFile(planting).getFileName()));
    }

    /** Does something to the copy as soon as it is there, and again whenever it is undone. */
    static void keep(Planting planting, Consumer<NodeCopy> measure) {
        var copy = of(planting);
        Runnable once = () -> {
            if (Files.exists(copy.file())) {
                measure.accept(copy);
            }
        };
        once.run();
        var enforcement = new Enforcement(once);
        planting.undo(enforcement::close);
    }

    void change() {
        try {
            byte[] before = Files.readAllBytes(file);
            byte[] after = PackageBytes.changed(before);
            if (!Arrays.equals(before, after)) {
                Files.write(file, after);
            }
        } catch (NoSuchFileException e) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot change " + file, e);
        }
    }

    void mode(String mode) {
        var wanted = PosixFilePermissions.fromString(mode);
        try {
            if (!Files.getPosixFilePermissions(file).equals(wanted)) {
                Files.setPosixFilePermissions(file, wanted);
            }
        } catch (NoSuchFileException e) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot set the mode of " + file, e);
        }
    }

    void own(Ownership owner) {
        if (!node.host().ownership(file).equals(owner)) {
            node.host().own(file, owner);
        }
    }

    void replaceIfThere(byte[] bytes) {
        if (Files.exists(file)) {
            node.files().write(file, bytes, "rw-------");
        }
    }
}
