package dev.runproof.lab.oms;

import dev.runproof.lab.oms.Moments.Act;
import dev.runproof.lab.oms.docker.Engine;
import dev.runproof.lab.oms.docker.EngineContainer;
import dev.runproof.model.HostName;

/** Hears in the engine of a host how far the procedure has come. */
final class Ear implements Engine.Listener {
    private final OmsSite site;
    private final HostName host;

    Ear(OmsSite site, HostName host) {
        this.site = site;
        this.host = host;
    }

    @Override
    public void loaded() {
        site.moments().come(Act.IMAGE_LOADED, host);
    }

    @Override
    public void started(EngineContainer container) {
        if (!site.installing()) {
            come(container, Act.OLD_STARTED, Act.NEW_STARTED);
        }
    }

    @Override
    public void stopped(EngineContainer container) {
        come(container, Act.OLD_STOPPED, Act.NEW_STOPPED);
    }

    private void come(EngineContainer container, Act ofOld, Act ofNew) {
        OmsSite.version(container)
                .ifPresent(version ->
                        site.moments().come(version.equals(site.settings().source()) ? ofOld : ofNew, host));
    }
}
