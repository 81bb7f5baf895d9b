package dev.runproof.lab.oms;

import dev.runproof.lab.oms.docker.ImageArchive;
import dev.runproof.lab.oms.docker.ImageArchive.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;

/** The lowest layer of an image that a real engine runs: a shell and small programs, all one statically linked file. */
final class BusyboxLayer {
    private static final Path BUSYBOX = Path.of("/bin/busybox");

    private BusyboxLayer() {}

    static byte[] bytes() {
        try {
            var files = new LinkedHashMap<String, File>();
            for (String program : programs()) {
                files.put("/usr/bin/" + program, File.link("busybox"));
            }
            files.put("/usr/bin/busybox", new File(Files.readAllBytes(BUSYBOX), 0755));
            files.put("/usr/bin/bash", File.text("#!/bin/sh\nexec /bin/sh \"$@\"\n", 0755));
            files.put("/bin", File.link("usr/bin"));
            files.put("/sbin", File.link("usr/bin"));
            files.put("/etc/passwd", File.text("root:x:0:0:root:/root:/bin/bash\n", 0644));
            files.put("/etc/group", File.text("root:x:0:\n", 0644));
            files.put("/tmp/", new File(new byte[0], 01777));
            return ImageArchive.layer(files);
        } catch (IOException e) {
            throw new UncheckedIOException("the image of OMS needs " + BUSYBOX, e);
        }
    }

    private static String[] programs() throws IOException {
        var process = new ProcessBuilder(BUSYBOX.toString(), "--list").start();
        try (var out = process.getInputStream()) {
            return new String(out.readAllBytes(), StandardCharsets.US_ASCII)
                    .strip()
                    .split("\n", -1);
        }
    }
}
