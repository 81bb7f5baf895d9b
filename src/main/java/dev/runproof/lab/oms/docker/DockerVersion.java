package dev.runproof.lab.oms.docker;

/** The release of Docker whose texts are printed. */
final class DockerVersion {
    static final String NUMBER = "20.10.24";
    static final String LINE = "Docker version " + NUMBER + ", build 297e128\n";
    static final String CLIENT = """
            Client: Docker Engine - Community
             Version:           20.10.24
             API version:       1.41
             Go version:        go1.19.7
             Git commit:        297e128
             Built:             Tue Apr  4 18:21:02 2023
             OS/Arch:           linux/amd64
             Context:           default
             Experimental:      true
            """;
    static final String SERVER = """

            Server: Docker Engine - Community
             Engine:
              Version:          20.10.24
              API version:      1.41 (minimum version 1.12)
              Go version:       go1.19.7
              Git commit:       5d6db84
              Built:            Tue Apr  4 18:18:59 2023
              OS/Arch:          linux/amd64
              Experimental:     false
            """;

    static final String GO = "go1.19.7";

    private DockerVersion() {}
}
