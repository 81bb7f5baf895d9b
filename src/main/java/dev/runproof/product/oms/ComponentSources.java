package dev.runproof.product.oms;

import dev.runproof.product.oms.components.Sources;

/** What the comparison of components needs to know of the rest of the upgrade. */
final class ComponentSources {
    private final Site site;

    ComponentSources(Site site) {
        this.site = site;
    }

    Sources sources() {
        return new Sources(
                site.release().sources().get(0),
                site.release().target(),
                site.first().oldConsole(),
                site.first().console(),
                site.database(),
                new MetaDbSurvey(site).rm(),
                site.speed(),
                site.componentsFile(),
                facts -> HaState.at(Known.BEFORE, facts).text(),
                facts -> HaState.at(facts.knows(Known.ha(HaBack.PUT_BACK)) ? HaBack.PUT_BACK : HaOn.ON, facts)
                        .text(),
                facts -> HaState.at(Known.BEFORE, facts).on(),
                facts -> Heartbeats.moment(facts, Initialising.INITIALISED),
                facts -> Heartbeats.moment(facts, HaOn.ON),
                facts -> Heartbeats.moment(facts, OldAgain.BACK));
    }
}
