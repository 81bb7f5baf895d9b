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
            site.moments().come(isOld(container) ? Act.OLD_STARTED : Act.NEW_STARTED, host);
        }
    }

    @Override
    public void stopped(EngineContainer container) {
        site.moments().come(isOld(container) ? Act.OLD_STOPPED : Act.NEW_STOPPED, host);
    }

    private boolean isOld(EngineContainer container) {
        return OmsSite.version(container).equals(site.settings().source());
    }
}
