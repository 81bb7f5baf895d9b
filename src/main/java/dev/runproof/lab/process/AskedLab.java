package dev.runproof.lab.process;

import dev.runproof.lab.LoggedCommand;
import dev.runproof.lab.ProductModel;
import dev.runproof.model.HostName;
import java.util.List;
import java.util.Map;

/** A lab as those see it who ask it. Safe for several threads. */
public interface AskedLab {
    /** Which hosts are up, in their order. */
    Map<HostName, Boolean> hosts();

    ProductModel model();

    /** Every program started on the hosts, in the order of the starts. */
    List<LoggedCommand> log();

    /** Takes a host down, with everything that runs on it, or lets it come up again. */
    void power(HostName host, boolean on);

    /** @throws IllegalArgumentException when this lab cannot have that */
    void sudo(SudoPolicy policy);
}
