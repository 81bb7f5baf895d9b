package dev.runproof.lab.opengauss;

import dev.runproof.lab.opengauss.text.OmVersion;

/** The environment files of an installation: one for all hosts that leads to the one of each host. */
final class EnvironmentFile {
    static final String NAME = "gauss_env_file";

    private EnvironmentFile() {}

    /** The same path for every host; {@code $HOME} tells them apart. */
    static String shared() {
        return """
                # environment of the cluster, separated from ~/.bashrc; the same path on every host
                . "$HOME/%s"
                """.formatted(NAME);
    }

    static String ofHost(InstallPaths paths, OmVersion om) {
        return """
                export MPPDB_ENV_SEPARATE_PATH=$HOME/%s
                export GPHOME=%s
                export PATH=$GPHOME/script/gspylib/pssh/bin:$GPHOME/script:$PATH
                export LD_LIBRARY_PATH=$GPHOME/lib:$LD_LIBRARY_PATH
                export PYTHONPATH=$GPHOME/lib
                export GAUSSHOME=%s
                export PATH=$GAUSSHOME/bin:$PATH
                export LD_LIBRARY_PATH=$GAUSSHOME/lib:$LD_LIBRARY_PATH
                export S3_CLIENT_CRT_FILE=$GAUSSHOME/lib/client.crt
                export GAUSS_VERSION=%s
                export PGHOST=%s
                export GAUSSLOG=%s
                export GS_CLUSTER_NAME=lab
                export GAUSS_ENV=2
                """.formatted(NAME, paths.gpHome(), paths.gaussHome(), om.printed(), paths.temporary(), paths.log());
    }
}
