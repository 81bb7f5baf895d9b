package dev.runproof.lab.opengauss;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The package in the lab's directory on the controller; whatever a scenario does to it is taken back with it. */
record ControllerCopy(Planting planting, Path file) {

    byte[] bytes() {
        return read(file);
    }

    String sha256() {
        return LabPackages.sha256(bytes());
    }

    void checksum(String content) {
        Path beside = file.resolveSibling(file.getFileName().toString().replaceFirst("\\.tar\\.gz$", ".sha256"));
        byte[] before = read(beside);
        write(beside, content.getBytes(StandardCharsets.UTF_8));
        planting.undo(() -> write(beside, before));
    }

    void replace(byte[] bytes) {
        byte[] before = bytes();
        write(file, bytes);
        planting.undo(() -> write(file, before));
    }

    void mode(String mode) {
        setMode(mode);
        planting.undo(() -> setMode("rw-r--r--"));
    }

    private void setMode(String mode) {
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot set the mode of " + file, e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
